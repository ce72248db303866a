// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/detailspane.h"

#include "widgets/iconlabel.h"
#include "widgets/statuscolors.h"
#include "widgets/textstyle.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int iconSize = 16;
constexpr int smallestWidth = 260;
constexpr int labelCharacters = 17; ///< so that the values of all sections line up
constexpr qsizetype longestShortLabel = 20;
constexpr qsizetype longestShortValue = 24; ///< longer ones get a line of their own

QLabel *valueLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

QWidget *statusValue(const Details::Row &row)
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *icon = new IconLabel(iconSize);
    icon->setIcon(statusIcon(row.kind));
    layout->addWidget(icon, 0, Qt::AlignTop);
    QLabel *text = valueLabel(row.value);
    QPalette colors = text->palette();
    colors.setColor(QPalette::WindowText, statusColor(row.kind, colors));
    text->setPalette(colors);
    layout->addWidget(text, 1);
    return box;
}

} // namespace

DetailsPane::DetailsPane(const QString &name, QWidget *parent) : QScrollArea(parent)
{
    setAccessibleName(name);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(smallestWidth);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
}

void DetailsPane::show(const Details &details)
{
    if (details == m_details && m_hint.isEmpty() && widget() != nullptr)
        return;
    const bool sameRow = details.title == m_details.title;
    const int position = verticalScrollBar()->value();
    m_details = details;
    m_hint.clear();
    rebuild();
    if (sameRow)
        verticalScrollBar()->setValue(position);
}

void DetailsPane::showHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_details = {};
    m_hint = hint;
    rebuild();
}

void DetailsPane::rebuild()
{
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    if (m_hint.isEmpty()) {
        QLabel *title = valueLabel(m_details.title);
        setHeadingFont(title);
        layout->addWidget(title);
        for (const Details::Section &section : std::as_const(m_details.sections))
            addSection(layout, section);
    } else {
        auto *hint = new QLabel(m_hint);
        hint->setWordWrap(true);
        setFaint(hint);
        layout->addWidget(hint);
    }
    layout->addStretch();
    setWidget(content);
}

void DetailsPane::addSection(QVBoxLayout *layout, const Details::Section &section)
{
    if (!section.title.isEmpty()) {
        auto *title = new QLabel(section.title);
        QFont font = title->font();
        font.setWeight(QFont::DemiBold);
        title->setFont(font);
        layout->addSpacing(8);
        layout->addWidget(title);
    }
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    for (const Details::Row &row : section.rows) {
        QWidget *value = row.kind == StatusKind::None ? valueLabel(row.value) : statusValue(row);
        value->setAccessibleName(row.label.isEmpty() ? row.value
                                                     : tr("%1: %2").arg(row.label, row.value));
        if (row.label.isEmpty()) {
            form->addRow(value);
            continue;
        }
        auto *label = new QLabel(row.label);
        setFaint(label);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * labelCharacters);
        const bool stacked =
            row.value.size() > longestShortValue || row.label.size() > longestShortLabel;
        if (stacked) {
            form->addRow(label);
            form->addRow(value);
        } else {
            form->addRow(label, value);
        }
    }
    layout->addLayout(form);
}

void DetailsPane::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && widget() != nullptr)
        rebuild();
}

} // namespace numberdesk
