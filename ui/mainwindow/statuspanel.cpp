// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/statuspanel.h"

#include "mainwindow/workspace.h"
#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "numbers/numberspage.h"
#include "numbers/runningdeletion.h"
#include "provisioning/following/pendingpoller.h"
#include "session/connectionstate.h"
#include "session/gatewaydata.h"
#include "session/jobs/joblist.h"
#include "session/jobs/jobrun.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "upload/planwords.h"
#include "widgets/lists/listpage.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/statuscolors.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr int stateIconSize = 16;
constexpr auto ageTick = 5s;
constexpr auto coalesce = 100ms; // an import changes the counts hundreds of times a second
constexpr qint64 minute = 60;
constexpr qint64 hour = 3600;

QString ageText(const QDateTime &loadedAt, const QDateTime &now)
{
    const qint64 age = loadedAt.secsTo(now);
    if (age < minute)
        return StatusPanel::tr("Read just now");
    if (age < hour) {
        return StatusPanel::tr("Read %Ln minute(s) ago", nullptr, static_cast<int>(age / minute));
    }
    return StatusPanel::tr("Read %Ln hour(s) ago", nullptr, static_cast<int>(age / hour));
}

std::pair<StatusKind, QString> connectionWords(ConnectionState::Kind kind)
{
    switch (kind) {
    case ConnectionState::Kind::Opening:
        return {StatusKind::Pending, StatusPanel::tr("Opening…")};
    case ConnectionState::Kind::Connecting:
        return {StatusKind::Pending, StatusPanel::tr("Connecting…")};
    case ConnectionState::Kind::Connected:
        break;
    case ConnectionState::Kind::Waiting:
        return {StatusKind::Warning, StatusPanel::tr("Waiting to retry")};
    case ConnectionState::Kind::Lost:
        return {StatusKind::Bad, StatusPanel::tr("Not reachable")};
    case ConnectionState::Kind::SignInRefused:
        return {StatusKind::Bad, StatusPanel::tr("Sign-in refused")};
    case ConnectionState::Kind::Failed:
        return {StatusKind::Bad, StatusPanel::tr("Not open")};
    }
    return {StatusKind::Good, StatusPanel::tr("Connected")};
}

} // namespace

StatusPanel::StatusPanel(Session &session, Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_workspace(workspace)
    , m_upload(new QPushButton(this))
    , m_deletion(new QPushButton(this))
    , m_jobs(new QPushButton(this))
    , m_budget(new QLabel(this))
    , m_pending(new QLabel(this))
    , m_age(new QLabel(this))
    , m_connectionIcon(new IconLabel(stateIconSize, this))
    , m_connection(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(20);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_upload, m_deletion, m_jobs, m_budget, m_pending, m_age})
        layout->addWidget(part);
    auto *connection = new QHBoxLayout;
    connection->setSpacing(6);
    connection->addWidget(m_connectionIcon);
    connection->addWidget(m_connection);
    layout->addLayout(connection);
    m_upload->setFlat(true);
    m_deletion->setFlat(true);
    m_jobs->setFlat(true);
    QObject::connect(m_jobs, &QPushButton::clicked, this, &StatusPanel::jobsRequested);
    QObject::connect(&workspace.jobs(), &JobList::runChanged, this, &StatusPanel::presentSoon);
    QObject::connect(m_upload, &QPushButton::clicked, this, &StatusPanel::uploadRequested);
    QObject::connect(m_deletion, &QPushButton::clicked, this, &StatusPanel::deletionRequested);

    m_soon.setSingleShot(true);
    m_soon.setInterval(coalesce);
    QObject::connect(&m_soon, &QTimer::timeout, this, &StatusPanel::present);
    const auto soon = [this] { presentSoon(); };
    m_tick.setInterval(ageTick);
    QObject::connect(&m_tick, &QTimer::timeout, this, &StatusPanel::present);
    m_tick.start();
    QObject::connect(&session.budget(), &RequestBudget::changed, this, soon);
    QObject::connect(&session.data(), &GatewayData::numbersChanged, this, soon);
    QObject::connect(&session.data(), &GatewayData::accountsStateChanged, this, soon);
    QObject::connect(&session.data(), &GatewayData::numbersStateChanged, this, soon);
    QObject::connect(&session.data(), &GatewayData::requestsStateChanged, this, soon);
    QObject::connect(&session.poller(), &PendingPoller::idle, this, soon);
    QObject::connect(&workspace, &Workspace::currentPageChanged, this, soon);
    QObject::connect(&workspace.upload(), &Upload::changed, this, soon);
    QObject::connect(&workspace.upload(), &Upload::progressed, this, soon);
    QObject::connect(&workspace.numbersPage()->deletion(), &RunningDeletion::changed, this, soon);
    QObject::connect(&workspace.connectionState(), &ConnectionState::changed, this, soon);
    QObject::connect(&session, &Session::opened, this, soon);
    QObject::connect(&session, &Session::failed, this, &StatusPanel::present);
    present();
}

void StatusPanel::presentSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void StatusPanel::present()
{
    presentUpload();
    presentDeletion();
    presentJobs();
    presentBudget();
    presentPending();
    presentAge();
    presentConnection();
}

void StatusPanel::presentUpload()
{
    const Upload &upload = m_workspace.upload();
    m_upload->setVisible(upload.isSending());
    const ImportProgress &progress = upload.progress();
    const FollowUp *of = upload.followUp();
    const QString done =
        tr("%1: %2 of %3", "what is done, rows")
            .arg(of == nullptr ? tr("Uploading") : of->name(),
                 QLocale().toString(progress.rowsDone), QLocale().toString(progress.rowsToSend));
    const QString left = timeLeftText(progress.timeLeft);
    m_upload->setText(left.isEmpty() ? done : tr("%1, %2", "progress, time left").arg(done, left));
}

void StatusPanel::presentDeletion()
{
    const RunningDeletion &deletion = m_workspace.numbersPage()->deletion();
    m_deletion->setVisible(deletion.isRunning());
    m_deletion->setText(deletionProgress(deletion));
}

/// Those that somebody goes on with here; a second one is rare, and is seen on its page.
void StatusPanel::presentJobs()
{
    const QList<qint64> running = m_workspace.jobs().running();
    m_jobs->setVisible(!running.isEmpty());
    if (running.isEmpty())
        return;
    const JobRun &run = *m_workspace.jobs().run(running.constFirst());
    if (run.step() != JobRun::Step::Sending)
        return m_jobs->setText(tr("Job %1: reading what is kept of it…").arg(running.constFirst()));
    const ImportProgress &progress = run.progress();
    const QString done =
        tr("Job %1: %2 of %3")
            .arg(running.constFirst())
            .arg(QLocale().toString(progress.rowsDone), QLocale().toString(progress.rowsToSend));
    const QString left = timeLeftText(progress.timeLeft);
    m_jobs->setText(left.isEmpty() ? done : tr("%1, %2", "progress, time left").arg(done, left));
}

void StatusPanel::presentBudget()
{
    const RequestBudget &budget = m_session.budget();
    m_budget->setToolTip(tr("All windows and commands of this desk count together."));
    if (budget.limit() > 0) {
        const QString used =
            tr("%1 of %2 requests this minute")
                .arg(QLocale().toString(budget.used()), QLocale().toString(budget.limit()));
        const int waiting = budget.waiting();
        m_budget->setText(waiting > 0 ? used + tr(", %Ln waiting", nullptr, waiting) : used);
    } else {
        m_budget->setText(tr("%Ln request(s) this minute, no limit", nullptr, budget.used()));
    }
}

void StatusPanel::presentPending()
{
    const auto pending = static_cast<int>(m_session.poller().pendingNumbers());
    if (pending > 0)
        m_pending->setText(tr("%Ln number(s) pending", nullptr, pending));
    else if (m_session.data().numbersState({}).loadedAt.isNull())
        m_pending->setText(tr("Numbers not read yet")); // what was not read may be pending
    else
        m_pending->setText(tr("No number pending"));
}

void StatusPanel::presentAge()
{
    const LoadState state = m_workspace.currentPage()->loadState();
    if (state.loading)
        m_age->setText(state.total ? tr("Reading %1 of %2…")
                                         .arg(QLocale().toString(state.received),
                                              QLocale().toString(*state.total))
                                   : tr("Reading…"));
    else
        m_age->setText(state.loadedAt.isNull()
                           ? tr("Not read yet")
                           : ageText(state.loadedAt, m_session.client().clock().timeOfDay()));
}

void StatusPanel::presentConnection()
{
    const auto [kind, words] = connectionWords(m_workspace.connectionState().kind());
    m_connection->setText(words);
    m_connectionIcon->setIcon(statusIcon(kind));
}

} // namespace numberdesk
