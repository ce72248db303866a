// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/changedfilesbar.h"

#include "session/upload/upload.h"

#include <QTimer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr auto longestLook = 2s;

} // namespace

ChangedFilesBar::ChangedFilesBar(Upload &upload, QWidget *parent)
    : MessageBar(parent), m_upload(upload)
{
    connect(&upload, &Upload::filesLookedAt, this, &ChangedFilesBar::sendAsLookedAt);
    connect(this, &MessageBar::actionTriggered, &upload, &Upload::readAgain);
}

void ChangedFilesBar::present()
{
    const QStringList &names = m_upload.changedFiles();
    if (names.isEmpty() || m_upload.stage() != Upload::Stage::Planned) {
        m_told.clear();
        return dismiss();
    }
    const QString words =
        names.size() == 1
            ? tr("%1 has changed since it was read; the plan is of what it was.")
            : tr("%1 have changed since they were read; the plan is of what they were.");
    const QString text = words.arg(names.join(u", "_s));
    if (std::exchange(m_told, text) != text)
        showMessage(StatusKind::Warning, text, tr("Read again"));
}

void ChangedFilesBar::lookAndSend()
{
    if (!m_upload.changedFiles().isEmpty() || m_toSend)
        return m_upload.upload();
    m_toSend = m_upload.plan();
    m_upload.lookAtFiles();
    QTimer::singleShot(longestLook, this, &ChangedFilesBar::sendAsLookedAt);
}

void ChangedFilesBar::sendAsLookedAt()
{
    const std::shared_ptr<const ImportPlan> toSend = std::exchange(m_toSend, nullptr);
    if (toSend && toSend == m_upload.plan() && m_upload.changedFiles().isEmpty())
        m_upload.upload();
}

} // namespace numberdesk
