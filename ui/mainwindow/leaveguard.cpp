// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/leaveguard.h"

#include "mainwindow/workspace.h"
#include "numbers/deleteoutcometext.h"
#include "numbers/numberspage.h"
#include "numbers/runningdeletion.h"
#include "prompts/prompts.h"
#include "session/jobs/joblist.h"
#include "session/upload/upload.h"
#include "upload/planwords.h"

#include <QPointer>

#include <utility>

namespace numberdesk {

namespace {

constexpr int pauseAnswer = 0; ///< the first of each question

} // namespace

LeaveGuard::LeaveGuard(Workspace &workspace, QString connectionName, Prompts &prompts,
                       QWidget *window)
    : QObject(&workspace)
    , m_workspace(workspace)
    , m_connectionName(std::move(connectionName))
    , m_prompts(prompts)
    , m_window(window)
{}

RunningDeletion &LeaveGuard::deletion() const
{
    return m_workspace.numbersPage()->deletion();
}

bool LeaveGuard::isNeeded() const
{
    return m_workspace.upload().isSending() || deletion().isRunning() ||
           !m_workspace.jobs().running().isEmpty();
}

void LeaveGuard::whenFree(const Leaving &leaving, const std::function<void()> &go)
{
    if (m_asks)
        return;
    // Several may be under way: then one question follows the other.
    const auto goOn = [this, leaving, go] {
        // Later, since leaving deletes the question that was just answered.
        QMetaObject::invokeMethod(
            this, [this, leaving, go] { whenFree(leaving, go); }, Qt::QueuedConnection);
    };
    if (m_workspace.upload().isSending())
        ask(uploadUnderWay(leaving), goOn);
    else if (deletion().isRunning())
        ask(deletionUnderWay(leaving), goOn);
    else if (!m_workspace.jobs().running().isEmpty())
        ask(jobsUnderWay(leaving), goOn);
    else
        go();
}

void LeaveGuard::ask(const UnderWay &work, const std::function<void()> &go)
{
    m_asks = true;
    m_prompts.ask(m_window, work.question, [guard = QPointer(this), work, go](int answer) {
        if (!guard)
            return;
        guard->m_asks = false;
        if (answer >= 0)
            guard->end(work, answer, go);
    });
}

/// What was paused waits on the Jobs page: nobody has to be told what it came to.
void LeaveGuard::end(const UnderWay &work, int answer, const std::function<void()> &go)
{
    const bool pauses = answer == pauseAnswer;
    const auto finish = [this, work, pauses, go] {
        if (pauses)
            go();
        else
            m_prompts.inform(m_window, work.endedTitle, work.outcome(), go);
    };
    if (!work.isRunning())
        return finish(); // it ended while the question stood
    work.whenEnded(finish);
    if (pauses)
        work.pause();
    else
        work.cancel();
}

LeaveGuard::UnderWay LeaveGuard::uploadUnderWay(const Leaving &leaving)
{
    Upload &upload = m_workspace.upload();
    UnderWay work;
    work.question = {tr("Upload under way"),
                     (upload.followUp() == nullptr ? tr("%1 is being uploaded to %2. %3")
                                                   : tr("%1 is being sent to %2. %3"))
                         .arg(upload.sourceName(), m_connectionName, leaving.question),
                     tr("Wait lets it go on. What is paused is resumed on the page Jobs. Cancel "
                        "upload ends it and says what was applied."),
                     {leaving.pause, tr("Cancel upload")},
                     tr("Wait")};
    work.endedTitle = tr("Upload ended");
    work.isRunning = [&upload] { return upload.isSending(); };
    work.outcome = [&upload] { return earlyEnd(upload); };
    work.pause = [&upload] { upload.pause(); };
    work.cancel = [&upload] { upload.cancel(); };
    work.whenEnded = [this, &upload](const std::function<void()> &then) {
        connect(&upload, &Upload::finished, this, then, Qt::SingleShotConnection);
    };
    return work;
}

LeaveGuard::UnderWay LeaveGuard::deletionUnderWay(const Leaving &leaving)
{
    RunningDeletion &running = deletion();
    const qint64 total = running.progress().total;
    UnderWay work;
    work.question = {
        tr("Deletion under way"),
        tr("%Ln number(s) are being deleted on %1. %2", nullptr, static_cast<int>(total))
            .arg(m_connectionName, leaving.question),
        tr("Wait lets it go on. What is paused is resumed on the page Jobs. Cancel deletion ends "
           "it and says what was deleted."),
        {leaving.pause, tr("Cancel deletion")},
        tr("Wait")};
    work.endedTitle = tr("Deletion ended");
    work.isRunning = [&running] { return running.isRunning(); };
    work.outcome = [&running] {
        return deleteOutcomeText(running.progress().total, running.outcome());
    };
    work.pause = [&running] { running.pause(); };
    work.cancel = [&running] { running.cancel(); };
    work.whenEnded = [this, &running](const std::function<void()> &then) {
        connect(&running, &RunningDeletion::ended, this, then, Qt::SingleShotConnection);
    };
    return work;
}

/// Jobs that somebody goes on with on the page Jobs, most often one.
LeaveGuard::UnderWay LeaveGuard::jobsUnderWay(const Leaving &leaving)
{
    JobList &jobs = m_workspace.jobs();
    const QList<qint64> ids = jobs.running();
    UnderWay work;
    work.question = {
        tr("Job under way"),
        tr("%Ln job(s) are being sent to %1. %2", nullptr, static_cast<int>(ids.size()))
            .arg(m_connectionName, leaving.question),
        tr("Wait lets it go on. What is paused or cancelled can be resumed on the page Jobs."),
        {leaving.pause, tr("Cancel job")},
        tr("Wait")};
    work.endedTitle = tr("Job ended");
    work.isRunning = [&jobs] { return !jobs.running().isEmpty(); };
    work.outcome = [] { return tr("The page Jobs says what was applied."); };
    const auto askAll = [&jobs](void (JobList::*request)(qint64)) {
        for (const qint64 id : jobs.running())
            (jobs.*request)(id);
    };
    work.pause = [askAll] { askAll(&JobList::pause); };
    work.cancel = [askAll] { askAll(&JobList::cancel); };
    work.whenEnded = [this, &jobs](const std::function<void()> &then) {
        auto *waits = new QObject(this);
        connect(&jobs, &JobList::runChanged, waits, [&jobs, waits, then] {
            if (!jobs.running().isEmpty())
                return;
            waits->deleteLater();
            jobs.disconnect(waits);
            then();
        });
    };
    return work;
}

} // namespace numberdesk
