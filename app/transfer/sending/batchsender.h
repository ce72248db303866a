// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/stalepatience.h"
#include "transfer/sending/freshreadings.h"
#include "transfer/sending/outcomebook.h"
#include "transfer/sending/sendinglog.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace numberdesk {

/// What came of a batch.
struct BatchAnswer
{
    std::optional<ApiError> error = {}; ///< it was not accepted; with Stale it did not go out
    QList<Number> stored = {};          ///< what the reply shows; none after deletions
    std::optional<Merge> kept = {};     ///< of a row alone: why it did not go out
    bool isRepeat = false;              ///< to a write that an earlier process had sent

    /// What its rows are merged into grew too old before its turn: it is to be read anew.
    bool isStale() const { return error && error->kind == ApiError::Kind::Stale; }
};

/// Turns batches of an import into requests: the one place where writes of rows leave
/// (noteLeaving()) and the one where their answers are taken (takeAnswer()). Numbers are created
/// and changed by createOrUpdateNumbers, deleted by deleteNumbers; a row that stands alone goes as
/// GET and conditional PUT or DELETE.
class BatchSender : public QObject
{
    Q_OBJECT

public:
    /// What the import is made of; all of it outlives this.
    struct Parts
    {
        ProvisioningService &service;
        const FreshReadings &readings;
        OutcomeBook &book;
        SendingLog &log;
    };
    /// Rows are sent as the plan of `parts.book` has them at that time.
    BatchSender(const Parts &parts, QObject *parent);

    /// Sends a batch, which has rows of one kind; answered() follows. Gives the job under way.
    Job *send(const ImportBatch &batch);
    /// Sends a write of several rows once more, as an earlier process has sent it.
    Job *repeat(const LeavingWrite &write);
    /// Reads a row that an earlier process has sent alone, and sends it under the same id where the
    /// reading does not show that it is done.
    Job *repeatAlone(const LeavingWrite &write);
    /// True while the row's fate hangs on an answer.
    bool isUnderWay(qsizetype row) const { return m_underWay.contains(row); }
    /// Something was read by which writes may go out.
    void noteRead() { m_patience.noteRead(); }

signals:
    /// Once for each send().
    void answered(const numberdesk::ImportBatch &batch, const numberdesk::BatchAnswer &answer);
    /// What a row that stands alone was read as.
    void numberRead(const numberdesk::Number &number, numberdesk::Moment asked);

private:
    /// A batch between its request and its answer.
    struct Sent
    {
        ImportBatch batch;
        QList<qsizetype> firstSent = {}; ///< rows that were in no request before
        WriteTrace trace = {};
        bool onOldReading = false; ///< goes as it is, see StalePatience
        bool isRepeat = false;     ///< an earlier process has sent it
    };

    Job *sendWhole(const ImportBatch &batch);
    Job *sendAlone(const ImportBatch &batch, const WriteTrace &repeated = {});
    Job *transmit(const Sent &sent, FreshFor fresh);
    void noteUnderWay(const QList<qsizetype> &rows);
    FreshFor freshFor(Sent &sent);
    LeavingWrite writeOf(const ImportBatch &batch) const;
    void noteLeaving(Sent &sent);
    void takeAnswer(const Sent &sent, BatchAnswer answer);

    Parts m_parts;
    StalePatience m_patience;
    QSet<qsizetype> m_underWay;
};

} // namespace numberdesk
