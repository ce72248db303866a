// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"

#include "accounts/accountspage.h"
#include "mainwindow/retrybar.h"
#include "mainwindow/sessionmessages.h"
#include "numbers/numberspage.h"
#include "rfis/requestspage.h"
#include "session/connectionstate.h"
#include "session/gatewaydata.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "widgets/messagebar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace numberdesk {

Workspace::Workspace(Session &session, Prompts &prompts, WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_upload(new Upload(session, this))
    , m_uploadQueue(new UploadQueue(*m_upload, this))
    , m_state(new ConnectionState(session, this))
    , m_messages(new MessageBar(this))
    , m_sessionMessages(new SessionMessages(session, *m_state, *m_messages, this))
    , m_retryBar(new RetryBar(*m_state, this))
    , m_stack(new QStackedWidget(this))
    , m_accounts(new AccountsPage(session, prompts, settings, this))
    , m_numbers(new NumbersPage(session, *m_uploadQueue, prompts, settings, this))
    , m_requests(new RequestsPage(session, prompts, settings, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_retryBar);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
    addPage(m_accounts);
    addPage(m_numbers);
    addPage(m_requests);
    connectPages();
}

void Workspace::addPage(ListPage *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
}

void Workspace::connectPages()
{
    connect(m_sessionMessages, &SessionMessages::reconnectRequested, this, &Workspace::reload);
    connect(m_accounts, &AccountsPage::viewNumbersRequested, this, [this](const QString &name) {
        showPage(m_numbers);
        m_numbers->showAccount(name);
    });
    connect(m_accounts, &AccountsPage::loadSampleDataRequested, this,
            &Workspace::loadSampleDataRequested);
    connect(m_requests, &RequestsPage::createAccountRequested, this,
            [this](const Account &suggestion) { m_accounts->createAccount(suggestion); });
}

ListPage *Workspace::currentPage() const
{
    return m_pages.at(m_stack->currentIndex());
}

void Workspace::showPage(ListPage *page)
{
    showIndex(static_cast<int>(m_pages.indexOf(page)));
}

int Workspace::currentIndex() const
{
    return m_stack->currentIndex();
}

void Workspace::showIndex(int index)
{
    if (index == m_stack->currentIndex())
        return;
    m_stack->setCurrentIndex(index);
    emit currentPageChanged();
    if (!m_state->isLost()) // else nothing is asked for until somebody reconnects
        m_pages.at(index)->shown();
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

void Workspace::reload()
{
    m_accounts->refresh();
    m_requests->refresh();
    const LoadState numbers = m_session.data().numbersState({});
    if (!numbers.loadedAt.isNull() || numbers.error || currentPage() == m_numbers)
        m_numbers->refresh();
}

void Workspace::uploadFiles(const QStringList &paths, const QStringList &leftOut)
{
    showPage(m_numbers);
    m_numbers->uploadFiles(paths, leftOut);
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

void Workspace::showDeletion()
{
    showPage(m_numbers);
    m_numbers->showList();
}

void Workspace::saveState()
{
    for (ListPage *page : std::as_const(m_pages))
        page->saveState();
}

} // namespace numberdesk
