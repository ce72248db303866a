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

    /// A part under the title that stays the same widget whatever is described, so that somebody
    /// may type in it; out of view while nothing is described. Becomes a child.
    void setSteadyPart(QWidget *part);
    /// How wide the labels are, so that those of a steady part line up with them.
    static int labelWidth(const QWidget *widget);

    void show(const Details &details);
    /// Nothing is selected; says what to do.
    void showHint(const QString &hint);
    const Details &details() const { return m_details; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QWidget *buildHead();
    QWidget *buildSections();
    void addRow(QGridLayout *grid, const Details::Row &row);
    void addSection(QVBoxLayout *layout, const Details::Section &section);

    Details m_details;
    QString m_hint;
    QVBoxLayout *m_layout;
    QWidget *m_head = nullptr;     ///< title, or hint
    QWidget *m_steady = nullptr;   ///< see setSteadyPart()
    QWidget *m_sections = nullptr; ///< what follows it
};

} // namespace numberdesk
