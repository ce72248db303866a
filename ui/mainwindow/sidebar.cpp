// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/sidebar.h"

#include "connections/connectionpanel.h"
#include "widgets/lists/windowpage.h"
#include "widgets/look/icons.h"

#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int sidebarWidth = 232;
constexpr int itemHeight = 36;
constexpr int pageIconSize = 20;

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QFrame(parent), m_connections(new ConnectionPanel(this)), m_navigation(new QListWidget(this))
{
    setFixedWidth(sidebarWidth);
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setIconSize(QSize(pageIconSize, pageIconSize));
    m_navigation->viewport()->setAutoFillBackground(false);
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 4, 12);
    layout->setSpacing(12);
    layout->addWidget(m_connections);
    layout->addWidget(m_navigation, 1);
    connect(m_connections, &ConnectionPanel::rebuilt, this, &Sidebar::orderFocus);
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            emit pageChosen(row);
    });
}

/// The connections stand above the pages.
void Sidebar::orderFocus()
{
    const QList<QToolButton *> buttons = m_connections->findChildren<QToolButton *>();
    if (!buttons.isEmpty())
        setTabOrder(buttons.last(), m_navigation);
}

void Sidebar::setPages(const QList<WindowPage *> &pages)
{
    const QSignalBlocker quiet(m_navigation);
    m_navigation->clear();
    for (const WindowPage *page : pages) {
        auto *item = new QListWidgetItem(themedIcon(page->icon()), page->title(), m_navigation);
        item->setSizeHint(QSize(0, itemHeight));
        item->setToolTip(page->title());
    }
}

void Sidebar::setCurrentPage(int index)
{
    const QSignalBlocker quiet(m_navigation);
    m_navigation->setCurrentRow(index);
}

} // namespace numberdesk
