// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/detailspane.h"

#include "core/showntext.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/longvalue.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/textstyle.h"
#include "widgets/look/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int valueIconSize = 16;
constexpr int smallestWidth = 200;
constexpr int labelCharacters = 17;   ///< so that the values of all sections line up
constexpr qsizetype longestWord = 12; ///< that fits beside a label

bool hasLongWord(const QString &text)
{
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > longestWord)
            return true;
    }
    return false;
}

QLabel *valueLabel(const QString &text)
{
    QLabel *label = selectableLabel(text);
    label->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignTop);
    return label;
}

QWidget *valueOf(const QString &text)
{
    if (hasLongWord(text))
        return new LongValue(text);
    return valueLabel(text);
}

QWidget *statusValue(const QString &value, StatusKind kind)
{
    auto *box = new QWidget;
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *icon = new IconLabel(valueIconSize);
    icon->setIcon(statusIcon(kind));
    layout->addWidget(icon, 0, Qt::AlignTop);
    QWidget *text = valueOf(value);
    QPalette colors = text->palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text})
        colors.setColor(role, statusColor(kind, colors));
    text->setPalette(colors);
    layout->addWidget(text, 1);
    return box;
}

} // namespace

DetailsPane::DetailsPane(const QString &name, QWidget *parent)
    : QScrollArea(parent), m_layout(new QVBoxLayout)
{
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    content->setLayout(m_layout);
    m_layout->setContentsMargins(16, 16, 16, 16);
    m_layout->setSpacing(8);
    m_layout->addStretch();
    setWidget(content);
    setAccessibleName(name);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(smallestWidth);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
}

void DetailsPane::show(const Details &details)
{
    if (details == m_details && m_hint.isEmpty() && m_sections != nullptr)
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

void DetailsPane::setSteadyPart(QWidget *part)
{
    m_steady = part;
    rebuild();
}

int DetailsPane::labelWidth(const QWidget *widget)
{
    return widget->fontMetrics().averageCharWidth() * labelCharacters;
}

void DetailsPane::rebuild()
{
    delete m_head;
    delete m_sections;
    m_head = buildHead();
    m_sections = buildSections();
    m_layout->insertWidget(0, m_head);
    if (m_steady != nullptr) {
        m_layout->insertWidget(1, m_steady);
        m_steady->setVisible(m_hint.isEmpty() && !m_details.title.isEmpty());
    }
    m_layout->insertWidget(m_steady != nullptr ? 2 : 1, m_sections);
}

QWidget *DetailsPane::buildHead()
{
    if (m_hint.isEmpty()) {
        QWidget *title = valueOf(shownText(m_details.title));
        setHeadingFont(title);
        return title;
    }
    auto *hint = new QLabel(m_hint);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    setFaint(hint);
    return hint;
}

QWidget *DetailsPane::buildSections()
{
    auto *sections = new QWidget;
    auto *layout = new QVBoxLayout(sections);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    if (m_hint.isEmpty()) {
        for (const Details::Section &section : std::as_const(m_details.sections))
            addSection(layout, section);
    }
    return sections;
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
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, labelWidth(this));
    grid->setColumnStretch(1, 1);
    for (const Details::Row &row : section.rows)
        addRow(grid, row);
    layout->addLayout(grid);
}

void DetailsPane::addRow(QGridLayout *grid, const Details::Row &row)
{
    const int at = grid->rowCount();
    const QString shown = shownText(row.value);
    QWidget *value = row.kind == StatusKind::None ? valueOf(shown) : statusValue(shown, row.kind);
    value->setAccessibleName(row.label.isEmpty() ? shown : tr("%1: %2").arg(row.label, shown));
    if (row.label.isEmpty()) {
        grid->addWidget(value, at, 0, 1, 2);
        return;
    }
    auto *label = new QLabel(row.label);
    setFaint(label);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setFixedWidth(labelWidth(this));
    grid->addWidget(label, at, 0, Qt::AlignTop);
    grid->addWidget(value, at, 1);
}

void DetailsPane::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_sections != nullptr)
        rebuild();
}

} // namespace numberdesk
