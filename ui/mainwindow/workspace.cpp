// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"

#include "accounts/accountspage.h"
#include "mainwindow/connectioncard.h"
#include "numbers/numberspage.h"
#include "rfis/requestspage.h"
#include "session/session.h"
#include "upload/uploadcontroller.h"
#include "widgets/icons.h"
#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int sidebarWidth = 232;
constexpr int itemHeight = 36;
constexpr int iconSize = 20;

} // namespace

Workspace::Workspace(Session &session, Prompts &prompts, WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_upload(new UploadController(session, this))
    , m_navigation(new QListWidget(this))
    , m_messages(new MessageBar(this))
    , m_stack(new QStackedWidget(this))
    , m_accounts(new AccountsPage(session, settings, this))
    , m_numbers(new NumbersPage(session, *m_upload, prompts, settings, this))
    , m_requests(new RequestsPage(session, settings, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildSidebar());
    auto *centre = new QVBoxLayout;
    centre->setContentsMargins(0, 0, 0, 0);
    centre->setSpacing(0);
    centre->addWidget(m_messages);
    centre->addWidget(m_stack, 1);
    layout->addLayout(centre, 1);
    addPage(m_accounts, "accounts"_L1);
    addPage(m_numbers, "numbers"_L1);
    addPage(m_requests, "requests"_L1);
    connectPages();
    m_navigation->setCurrentRow(0);
}

QWidget *Workspace::buildSidebar()
{
    auto *sidebar = new QFrame(this);
    sidebar->setFixedWidth(sidebarWidth);
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setIconSize(QSize(iconSize, iconSize));
    m_navigation->viewport()->setAutoFillBackground(false);
    m_navigation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(sidebar);
    layout->setContentsMargins(12, 12, 4, 12);
    layout->setSpacing(12);
    layout->addWidget(new ConnectionCard(m_session.connection(), sidebar));
    layout->addWidget(m_navigation, 1);
    return sidebar;
}

void Workspace::addPage(ListPage *page, QLatin1StringView icon)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    auto *item = new QListWidgetItem(themedIcon(icon), page->title(), m_navigation);
    item->setSizeHint(QSize(0, itemHeight));
    item->setToolTip(page->title());
}

void Workspace::connectPages()
{
    connect(m_navigation, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0)
            return;
        m_stack->setCurrentIndex(row);
        emit currentPageChanged();
        m_pages.at(row)->shown();
    });
    connect(m_accounts, &AccountsPage::viewNumbersRequested, this, [this](const QString &name) {
        showPage(m_numbers);
        m_numbers->showAccount(name);
    });
    connect(m_accounts, &AccountsPage::loadSampleDataRequested, this,
            &Workspace::loadSampleDataRequested);
    connect(m_requests, &RequestsPage::createAccountRequested, this,
            [this](const Account &suggestion) {
                showPage(m_accounts);
                m_accounts->createAccount(suggestion);
            });
}

ListPage *Workspace::currentPage() const
{
    return m_pages.at(m_stack->currentIndex());
}

void Workspace::showPage(ListPage *page)
{
    m_navigation->setCurrentRow(static_cast<int>(m_pages.indexOf(page)));
}

void Workspace::load()
{
    m_accounts->refresh();
    m_requests->refresh();
    // The local gateway answers at once and has no budget to spare; elsewhere numbers are read
    // when somebody looks at them.
    if (m_session.connection().local)
        m_numbers->refresh();
    else
        currentPage()->shown();
}

void Workspace::uploadFiles(const QStringList &paths)
{
    showPage(m_numbers);
    m_numbers->uploadFiles(paths);
}

void Workspace::chooseFile()
{
    showPage(m_numbers);
    m_numbers->chooseFile();
}

void Workspace::showUpload()
{
    showPage(m_numbers);
    m_numbers->showUpload();
}

void Workspace::saveState()
{
    for (ListPage *page : std::as_const(m_pages))
        page->saveState();
}

} // namespace numberdesk
