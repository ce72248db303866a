// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/leaveguard.h"

#include "mainwindow/workspace.h"
#include "numbers/deleteoutcometext.h"
#include "numbers/numberspage.h"
#include "numbers/runningdeletion.h"
#include "prompts/prompts.h"
#include "session/upload/upload.h"
#include "upload/planwords.h"

#include <QPointer>

#include <utility>

namespace numberdesk {

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
    return m_workspace.upload().isSending() || deletion().isRunning();
}

void LeaveGuard::whenFree(const QString &question, const std::function<void()> &go)
{
    if (m_asks)
        return;
    // Both may be under way: then one question follows the other.
    const auto goOn = [this, question, go] {
        // Later, since leaving deletes the question that was just answered.
        QMetaObject::invokeMethod(
            this, [this, question, go] { whenFree(question, go); }, Qt::QueuedConnection);
    };
    if (m_workspace.upload().isSending())
        ask(uploadUnderWay(question), goOn);
    else if (deletion().isRunning())
        ask(deletionUnderWay(question), goOn);
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
        if (answer == 0)
            guard->cancel(work, go);
    });
}

void LeaveGuard::cancel(const UnderWay &work, const std::function<void()> &then)
{
    const auto finish = [this, work, then] {
        m_prompts.inform(m_window, work.endedTitle, work.outcome(), then);
    };
    if (work.isRunning())
        work.cancel(finish);
    else // it ended while the question stood
        finish();
}

LeaveGuard::UnderWay LeaveGuard::uploadUnderWay(const QString &question)
{
    Upload &upload = m_workspace.upload();
    UnderWay work;
    work.question = {
        tr("Upload under way"),
        tr("%1 is being uploaded to %2. %3").arg(upload.sourceName(), m_connectionName, question),
        tr("Wait lets it go on. Cancel upload ends it and says what was applied."),
        {tr("Cancel upload")},
        tr("Wait")};
    work.endedTitle = tr("Upload ended");
    work.isRunning = [&upload] { return upload.isSending(); };
    work.outcome = [&upload] { return earlyEnd(upload); };
    work.cancel = [this, &upload](const std::function<void()> &ended) {
        connect(&upload, &Upload::finished, this, ended, Qt::SingleShotConnection);
        upload.cancel();
    };
    return work;
}

LeaveGuard::UnderWay LeaveGuard::deletionUnderWay(const QString &question)
{
    RunningDeletion &running = deletion();
    const qint64 total = running.progress().total;
    UnderWay work;
    work.question = {
        tr("Deletion under way"),
        tr("%Ln number(s) are being deleted on %1. %2", nullptr, static_cast<int>(total))
            .arg(m_connectionName, question),
        tr("Wait lets it go on. Cancel deletion ends it and says what was deleted."),
        {tr("Cancel deletion")},
        tr("Wait")};
    work.endedTitle = tr("Deletion ended");
    work.isRunning = [&running] { return running.isRunning(); };
    work.outcome = [&running] {
        return deleteOutcomeText(running.progress().total, running.outcome());
    };
    work.cancel = [this, &running](const std::function<void()> &ended) {
        connect(&running, &RunningDeletion::ended, this, ended, Qt::SingleShotConnection);
        running.cancel();
    };
    return work;
}

} // namespace numberdesk
