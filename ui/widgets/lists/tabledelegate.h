// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QStyledItemDelegate>

namespace numberdesk {

/// Draws cells of chosen columns with the icon and colour of their StatusKind; a status is always
/// icon, word and colour together.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setStatusColumns(const QSet<int> &columns) { m_statusColumns = columns; }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QSet<int> m_statusColumns;
};

} // namespace numberdesk
