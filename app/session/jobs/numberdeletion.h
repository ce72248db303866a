// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inventory/numberinventory.h"
#include "net/base/job.h"
#include "provisioning/errors/apierror.h"
#include "provisioning/errors/fieldchange.h"

#include <QList>

#include <chrono>
#include <optional>

namespace numberdesk {

struct JobDesk;

/// How far a deletion of many numbers is.
struct DeleteProgress
{
    qint64 done = 0; ///< deleted, or gone already
    qint64 total = 0;
    qint64 requestsLeft = 0;               ///< at least
    std::chrono::milliseconds timeLeft{0}; ///< estimated, see RequestForecast
};

/// A number that was not deleted: it is not any more what was shown, or the gateway refuses.
struct LeftOutNumber
{
    TelephoneNumber number;
    QString reason; ///< "changed meanwhile: FIELD was A, is B", or a refusal; translated
    QList<FieldChange> changes; ///< the fields that it names, if any
    bool changed = true;        ///< meanwhile; else the gateway has not deleted it, or not surely
};

/// What a deletion of many numbers came to: those that are gone, and why the rest is not.
struct DeleteOutcome
{
    QList<TelephoneNumber> deleted;
    QList<TelephoneNumber> gone; ///< a reading showed before that they are not there any more
    QList<LeftOutNumber> leftOut;
    qint64 onOldReadings = 0;      ///< of the deleted: what they were judged by may be too old
    std::optional<ApiError> error; ///< why it ended early; Cancelled when a person did
    bool isPaused = false;         ///< a person did, and the rest waits
};

/// Deletes in batches of up to 100 an account; ends with what was done, also when it ends early.
class DeleteNumbersJob : public TypedJob<DeleteOutcome>
{
    Q_OBJECT

public:
    using TypedJob<DeleteOutcome>::TypedJob;

    /// As cancel(), but the rest of the job waits until somebody goes on with it.
    virtual void pause() = 0;

signals:
    /// More numbers were looked at, deleted or refused.
    void progressed(const numberdesk::DeleteProgress &progress);
};

/// Deletes `numbers`, which a person has seen as `shown` has them. A number that stands alone for
/// its account goes as GET and conditional DELETE, others in batches. What was read more than a
/// minute ago is read anew before (see AccountRefresh); numbers of which more than status, errors
/// and read-only fields differs then stay (see mergeDeletion()), and so do those that `data` hears
/// have changed. What the gateway refuses is closed in on, as in an import, whose engine this is
/// (runImport()). Cancel lets the batch under way end, so that its fate is known. `data` takes in
/// what is gone and what was read.
DeleteNumbersJob *deleteAsShown(const JobDesk &desk, const QList<TelephoneNumber> &numbers,
                                const NumberInventory &shown, QObject *parent);

} // namespace numberdesk
