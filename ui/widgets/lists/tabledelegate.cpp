// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/tabledelegate.h"

#include "widgets/look/statuscolors.h"

namespace numberdesk {

void TableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    if (!m_statusColumns.contains(index.column()))
        return;
    const auto kind = static_cast<StatusKind>(index.data(StatusRole).toInt());
    if (kind == StatusKind::None)
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = statusIcon(kind);
    option->decorationSize = QSize(16, 16);
    option->palette.setColor(QPalette::Text, statusColor(kind, option->palette));
}

} // namespace numberdesk
