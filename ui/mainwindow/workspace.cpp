// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"

#include "accounts/accountspage.h"
#include "jobs/interruptedbar.h"
#include "jobs/jobreasons.h"
#include "jobs/jobspage.h"
#include "mainwindow/retrybar.h"
#include "mainwindow/sessionmessages.h"
#include "numbers/numberspage.h"
#include "requests/requestspage.h"
#include "session/connectionstate.h"
#include "session/jobdesk.h"
#include "session/jobs/joblist.h"
#include "session/rights.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "widgets/look/messagebar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace numberdesk {

namespace {

template <typename Made>
WindowPage *makePage(const PageContext &context, QWidget *parent)
{
    return new Made(context, parent);
}

/// The pages, in the order in which the window lists them.
constexpr std::array pageMakers{
    makePage<AccountsPage>,
    makePage<NumbersPage>,
    makePage<RequestsPage>,
    makePage<JobsPage>,
};

} // namespace

Workspace::Workspace(Session &session, Prompts &prompts, WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_rights(session.rights())
    , m_upload(new Upload(session, this))
    , m_uploadQueue(new UploadQueue(*m_upload, this))
    , m_jobs(new JobList(session.jobDesk(), this))
    , m_state(new ConnectionState(session, this))
    , m_messages(new MessageBar(this))
    , m_sessionMessages(new SessionMessages(session, *m_state, *m_messages, this))
    , m_retryBar(new RetryBar(*m_state, this))
    , m_interrupted(new InterruptedBar(*m_jobs, session.rights(), this))
    , m_stack(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_retryBar);
    layout->addWidget(m_messages);
    layout->addWidget(m_interrupted);
    layout->addWidget(m_stack, 1);
    buildPages({session, *m_uploadQueue, *m_jobs, prompts, settings});
    connectPages();
}

void Workspace::buildPages(const PageContext &context)
{
    for (const auto make : pageMakers) {
        WindowPage *page = make(context, this);
        m_pages.append(page);
        m_stack->addWidget(page);
    }
}

template <typename Wanted>
Wanted *Workspace::page() const
{
    for (WindowPage *page : m_pages) {
        if (auto *wanted = qobject_cast<Wanted *>(page))
            return wanted;
    }
    Q_UNREACHABLE();
}

AccountsPage *Workspace::accountsPage() const
{
    return page<AccountsPage>();
}

NumbersPage *Workspace::numbersPage() const
{
    return page<NumbersPage>();
}

RequestsPage *Workspace::requestsPage() const
{
    return page<RequestsPage>();
}

JobsPage *Workspace::jobsPage() const
{
    return page<JobsPage>();
}

void Workspace::connectPages()
{
    connect(m_interrupted, &InterruptedBar::showRequested, this, [this](qint64 id) {
        showPage(jobsPage());
        jobsPage()->showJob(id);
    });
    connect(jobsPage(), &JobsPage::undoRequested, this, &Workspace::undoJob);
    connect(jobsPage(), &JobsPage::retryRequested, this, &Workspace::retryJob);
    connect(numbersPage(), &NumbersPage::followUpRequested, this, &Workspace::showUpload);
    connect(m_upload, &Upload::changed, this, &Workspace::showBegunFollowUp);
    connect(m_sessionMessages, &SessionMessages::reconnectRequested, this, &Workspace::reload);
    connect(accountsPage(), &AccountsPage::viewNumbersRequested, this, [this](const QString &name) {
        showPage(numbersPage());
        numbersPage()->showAccount(name);
    });
    connect(accountsPage(), &AccountsPage::loadSampleDataRequested, this,
            &Workspace::loadSampleDataRequested);
    connect(requestsPage(), &RequestsPage::createAccountRequested, accountsPage(),
            &AccountsPage::createAccount);
}

WindowPage *Workspace::currentPage() const
{
    return m_pages.at(m_stack->currentIndex());
}

void Workspace::showPage(WindowPage *page)
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
    for (WindowPage *page : std::as_const(m_pages)) {
        if (page->isReadUnseen())
            page->refresh();
    }
    currentPage()->shown();
}

void Workspace::reload()
{
    for (WindowPage *page : std::as_const(m_pages)) {
        if (page->isReadUnseen() || page == currentPage())
            page->refresh();
    }
}

void Workspace::uploadFiles(const QStringList &paths, const QStringList &leftOut)
{
    showPage(numbersPage());
    numbersPage()->uploadFiles(paths, leftOut);
}

void Workspace::chooseFile()
{
    showPage(numbersPage());
    numbersPage()->chooseFile();
}

void Workspace::showUpload()
{
    if (m_upload->followUp() != nullptr) {
        showPage(jobsPage());
        jobsPage()->showFollowUp();
        return;
    }
    showPage(numbersPage());
    numbersPage()->showUpload();
}

/// One that had to wait for its turn, or for an answer, is shown where somebody waits for it.
void Workspace::showBegunFollowUp()
{
    const FollowUp *of = m_upload->followUp();
    const std::optional<FollowUp> known =
        std::exchange(m_followUp, of == nullptr ? std::nullopt : std::optional(*of));
    const bool isNew = of != nullptr && !(known && known->isSameAs(*of));
    if (isNew && (currentPage() == numbersPage() || currentPage() == jobsPage()))
        showUpload();
}

void Workspace::showDeletion()
{
    showPage(numbersPage());
    numbersPage()->showList();
}

void Workspace::showJobs()
{
    showPage(jobsPage());
}

/// A question that this leads to opens over what it is about: a plan that stands already.
void Workspace::undoJob(const JobRecord &job)
{
    m_uploadQueue->undo(job);
    showUpload();
}

void Workspace::retryJob(const JobRecord &job)
{
    m_uploadQueue->retry(job);
    showUpload();
}

void Workspace::undoLastJob()
{
    if (const JobRecord *job = jobToUndo(m_jobs->jobs(), m_jobs->desk().place))
        undoJob(*job);
}

QString Workspace::whyNotUndoLastJob() const
{
    const JobRecord *job = jobToUndo(m_jobs->jobs(), m_jobs->desk().place);
    return job == nullptr ? tr("No job of this connection has changed anything that is not undone.")
                          : whyNotUndo(*job, {m_rights, m_jobs->desk().place});
}

void Workspace::saveState()
{
    for (WindowPage *page : std::as_const(m_pages))
        page->saveState();
}

} // namespace numberdesk
