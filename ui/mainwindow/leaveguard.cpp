// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/leaveguard.h"

#include "mainwindow/workspace.h"
#include "numbers/deleteoutcometext.h"
#include "numbers/numberspage.h"
#include "numbers/runningdeletion.h"
#include "prompts/prompts.h"
#include "upload/planwords.h"
#include "upload/uploadcontroller.h"

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
        askAboutUpload(question, goOn);
    else if (deletion().isRunning())
        askAboutDeletion(question, goOn);
    else
        go();
}

void LeaveGuard::askAboutUpload(const QString &question, const std::function<void()> &go)
{
    m_asks = true;
    const Question asked{tr("Upload under way"),
                         tr("%1 is being uploaded to %2. %3")
                             .arg(m_workspace.upload().sourceName(), m_connectionName, question),
                         tr("Wait lets it go on. Cancel upload ends it and says what was applied."),
                         {tr("Cancel upload")},
                         tr("Wait")};
    m_prompts.ask(m_window, asked, [guard = QPointer(this), go](int answer) {
        if (!guard)
            return;
        guard->m_asks = false;
        if (answer == 0)
            guard->cancelUpload(go);
    });
}

void LeaveGuard::cancelUpload(const std::function<void()> &then)
{
    UploadController &upload = m_workspace.upload();
    const auto finish = [this, &upload, then] {
        m_prompts.inform(m_window, tr("Upload ended"), earlyEnd(upload), then);
    };
    if (!upload.isSending()) { // it ended while the question stood
        finish();
        return;
    }
    connect(&upload, &UploadController::finished, this, finish, Qt::SingleShotConnection);
    upload.cancel();
}

void LeaveGuard::askAboutDeletion(const QString &question, const std::function<void()> &go)
{
    m_asks = true;
    const auto total = static_cast<int>(deletion().progress().total);
    const Question asked{
        tr("Deletion under way"),
        tr("%Ln number(s) are being deleted on %1. %2", nullptr, total)
            .arg(m_connectionName, question),
        tr("Wait lets it go on. Cancel deletion ends it and says what was deleted."),
        {tr("Cancel deletion")},
        tr("Wait")};
    m_prompts.ask(m_window, asked, [guard = QPointer(this), go](int answer) {
        if (!guard)
            return;
        guard->m_asks = false;
        if (answer == 0)
            guard->cancelDeletion(go);
    });
}

void LeaveGuard::cancelDeletion(const std::function<void()> &then)
{
    const auto finish = [this, then] {
        m_prompts.inform(m_window, tr("Deletion ended"),
                         deleteOutcomeText(deletion().progress().total, deletion().outcome()),
                         then);
    };
    if (!deletion().isRunning()) { // it ended while the question stood
        finish();
        return;
    }
    connect(&deletion(), &RunningDeletion::ended, this, finish, Qt::SingleShotConnection);
    deletion().cancel();
}

} // namespace numberdesk
