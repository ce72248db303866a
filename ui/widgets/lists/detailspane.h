// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"

#include <QList>
#include <QScrollArea>

class QGridLayout;
class QVBoxLayout;

namespace numberdesk {

/// What a details pane says of one row.
struct Details
{
    struct Row
    {
        QString label; ///< empty: the value takes the whole width
        QString value;
        StatusKind kind = StatusKind::None;
        bool operator==(const Row &) const = default;
    };
    struct Section
    {
        QString title;
        QList<Row> rows;
        bool operator==(const Section &) const = default;
    };
    QString title;
    QList<Section> sections;
    bool operator==(const Details &) const = default;
};

/// The pane beside a table: title and sections of labelled values that can be selected and copied.
class DetailsPane : public QScrollArea
{
    Q_OBJECT

public:
    explicit DetailsPane(const QString &name, QWidget *parent = nullptr);

    void show(const Details &details);
    /// Nothing is selected; says what to do.
    void showHint(const QString &hint);
    const Details &details() const { return m_details; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addRow(QGridLayout *grid, const Details::Row &row);
    void addSection(QVBoxLayout *layout, const Details::Section &section);

    Details m_details;
    QString m_hint;
};

} // namespace numberdesk
