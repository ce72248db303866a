// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadqueue.h"

#include "session/upload/upload.h"

#include <algorithm>
#include <utility>

namespace numberdesk {

using Stage = Upload::Stage;

UploadQueue::UploadQueue(Upload &upload, QObject *parent) : QObject(parent), m_upload(upload)
{
    connect(&upload, &Upload::readyForNext, this, &UploadQueue::startNext);
}

void UploadQueue::planFiles(const QStringList &paths, const QStringList &leftOut)
{
    UploadSource source;
    source.paths = paths;
    source.leftOut = leftOut;
    take(source);
}

void UploadQueue::createNumbers(const CsvTable &table)
{
    UploadSource source;
    source.table = table;
    take(source);
}

void UploadQueue::undo(const JobRecord &job)
{
    take(JobKind::Undo, job);
}

void UploadQueue::retry(const JobRecord &job)
{
    take(JobKind::Retry, job);
}

void UploadQueue::take(JobKind kind, const JobRecord &job)
{
    UploadSource source;
    source.followUp = FollowUp{kind, job.id, job.title, job.reference};
    const auto isSame = [&source](const UploadSource &other) {
        return other.followUp && other.followUp->isSameAs(*source.followUp);
    };
    const bool waits = std::any_of(m_waiting.cbegin(), m_waiting.cend(), isSame);
    if (!waits && !(m_offered && isSame(*m_offered)))
        take(source);
}

void UploadQueue::take(const UploadSource &source)
{
    if (m_upload.isGoingOut() || m_offered) {
        append(source);
    } else if (wouldLoseUnsent(source)) {
        m_offered = source;
        emit choiceNeeded();
    } else {
        m_upload.start(source);
    }
}

void UploadQueue::append(const UploadSource &source)
{
    m_waiting.enqueue(source);
    emit changed();
}

/// True when planning `fresh` in place of what stands would lose something unsent, so that a person
/// has to choose.
bool UploadQueue::wouldLoseUnsent(const UploadSource &fresh) const
{
    if (fresh.table && m_upload.isTyped())
        return false; // the form keeps what was typed, and this is its newer state
    const std::optional<FollowUp> &standing = m_upload.source().followUp;
    if (fresh.followUp && standing && fresh.followUp->isSameAs(*standing) && !m_upload.hasRest())
        return false; // made once more
    switch (m_upload.stage()) {
    case Stage::Idle:
    case Stage::Sending:
        return false;
    case Stage::Planning:
    case Stage::NeedsSettings:
        return true;
    case Stage::Unplannable: // the mended file in place of the broken one
        return !fresh.hasFilesOf(m_upload.source());
    case Stage::Planned:
        return m_upload.counts().unchanged < m_upload.counts().rows;
    case Stage::Sent:
        return m_upload.hasRest();
    }
    return false;
}

bool UploadQueue::canAddOffered() const
{
    const Stage stage = m_upload.stage();
    const bool stands = stage == Stage::Planning || stage == Stage::NeedsSettings ||
                        stage == Stage::Planned || stage == Stage::Unplannable;
    if (!m_offered || !stands || m_offered->followUp || m_upload.source().followUp)
        return false;
    return m_offered->table || !m_upload.source().hasFilesOf(*m_offered);
}

void UploadQueue::addOffered()
{
    const std::optional<UploadSource> offered = std::exchange(m_offered, std::nullopt);
    if (!offered)
        return;
    const Stage stage = m_upload.stage();
    if (stage == Stage::Sending || stage == Stage::Sent || stage == Stage::Idle)
        take(*offered); // it moved on while the question stood
    else
        m_upload.add(*offered);
}

void UploadQueue::replaceByOffered()
{
    const std::optional<UploadSource> offered = std::exchange(m_offered, std::nullopt);
    if (!offered)
        return;
    if (m_upload.isSending())
        append(*offered);
    else
        m_upload.start(*offered);
}

void UploadQueue::dropOffered()
{
    m_offered.reset();
    if (m_upload.stage() == Stage::Idle)
        startNext();
}

void UploadQueue::startNext()
{
    if (!m_offered && !m_waiting.isEmpty())
        m_upload.start(m_waiting.dequeue());
}

QStringList UploadQueue::waiting() const
{
    QStringList names;
    for (const UploadSource &source : m_waiting)
        names += source.names();
    return names;
}

} // namespace numberdesk
