// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/uploadsource.h"

#include <QObject>
#include <QQueue>

#include <optional>

namespace numberdesk {

class Upload;
struct JobRecord;

/// The door to an Upload where sources come at any time: starts it, lets a source wait its turn
/// while another is being sent, and offers one for a choice that would take the place of something
/// unsent.
class UploadQueue : public QObject
{
    Q_OBJECT

public:
    /// `upload` must outlive the queue.
    explicit UploadQueue(Upload &upload, QObject *parent = nullptr);

    /// What is planned and sent.
    Upload &upload() const { return m_upload; }

    /// Plans the files, at once or in their turn. `leftOut` was dropped with them and cannot be
    /// read.
    void planFiles(const QStringList &paths, const QStringList &leftOut = {});
    /// Plans typed numbers, and sends them at once when every one of them is right.
    void createNumbers(const CsvTable &table);

    /// Plans to take a job back, at once or in its turn; nothing is sent before somebody says so.
    void undo(const JobRecord &job);
    /// The same, to try its failed rows again.
    void retry(const JobRecord &job);

    /// What came beside something unsent and waits for a choice; null when nothing does.
    const UploadSource *offered() const { return m_offered ? &*m_offered : nullptr; }
    /// False when nothing stands that could take it, or when it is already part of that and can
    /// only be read again.
    bool canAddOffered() const;
    /// The choice: planned together with what stands, in place of it, or not at all.
    void addOffered();
    /// See addOffered().
    void replaceByOffered();
    /// See addOffered().
    void dropOffered();

    /// Names of what waits its turn, for people.
    QStringList waiting() const;

signals:
    /// Something more waits its turn.
    void changed();
    /// Something waits for a choice, see offered().
    void choiceNeeded();

private:
    void take(const UploadSource &source);
    void append(const UploadSource &source);
    void startNext();
    void take(JobKind kind, const JobRecord &job);
    bool wouldLoseUnsent(const UploadSource &fresh) const;

    Upload &m_upload;
    QQueue<UploadSource> m_waiting;
    std::optional<UploadSource> m_offered;
};

} // namespace numberdesk
