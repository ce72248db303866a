// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/detailssplitter.h"

#include <algorithm>

namespace numberdesk {

namespace {

constexpr int widestByItself = 360;
constexpr int shareOfWidth = 3; // one of

} // namespace

DetailsSplitter::DetailsSplitter(QWidget *parent) : QSplitter(parent)
{
    setChildrenCollapsible(false);
    // Told of people's moves only, not of those that resizing makes.
    connect(this, &QSplitter::splitterMoved, this, [this] { m_isDragged = true; });
}

void DetailsSplitter::setWidgets(QWidget *table, QWidget *details)
{
    addWidget(table);
    addWidget(details);
    setStretchFactor(0, 1);
    fit();
}

void DetailsSplitter::fit()
{
    if (m_isDragged || count() < 2)
        return;
    const int details = std::min(widestByItself, width() / shareOfWidth);
    setSizes({width() - handleWidth() - details, details});
}

QByteArray DetailsSplitter::draggedState() const
{
    return m_isDragged ? saveState() : QByteArray();
}

void DetailsSplitter::restoreDragged(const QByteArray &state)
{
    m_isDragged = !state.isEmpty() && restoreState(state);
}

void DetailsSplitter::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fit();
}

} // namespace numberdesk
