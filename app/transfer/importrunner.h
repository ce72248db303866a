// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/requestforecast.h"
#include "transfer/freshreadings.h"
#include "transfer/importbatch.h"
#include "transfer/importjob.h"
#include "transfer/lonerow.h"
#include "transfer/outcomebook.h"
#include "transfer/replyverdict.h"

#include <QHash>
#include <QPointer>

namespace numberdesk {

/// The one implementation of ImportJob: a queue of batches of which up to four are in flight.
/// Accounts are created first; the batches of one wait for it. Batches whose reading has become too
/// old go to FreshReadings, which hands their rows out again.
class ImportRunner final : public ImportJob
{
    Q_OBJECT

public:
    ImportRunner(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                 const SendOptions &options);

    void cancel() override;

private:
    /// A whole batch that was refused without naming a row; the next whole batch tells whether the
    /// fault is a row's.
    struct Suspect
    {
        ImportBatch batch;
        ApiError error;
    };

    void begin();
    void sendMore();
    bool sendNext();
    void send(const ImportBatch &batch);
    void sendBatch(const ImportBatch &batch);
    void sendAlone(const ImportBatch &batch);
    void takeLone(const ImportBatch &batch, const LoneRowOutcome &outcome);
    void takeReply(const ImportBatch &batch, const QList<Number> &stored);
    void takeRefusal(const ImportBatch &batch, const ApiError &error);
    void takeUnclear(const ImportBatch &batch, const ApiError &error);
    void endWithout(const ImportBatch &batch, const ApiError &error);
    void refuseNamedRows(const ImportBatch &batch, const ApiError &error);
    void suspect(const ImportBatch &batch, const ApiError &error);
    void clearSuspicion();
    void endRefused(const QList<ImportBatch> &batches, const ApiError &error);
    void refuseRows(const QList<qsizetype> &rows, const ApiError &error);
    void refuseAccount(const QString &name, const ApiError &error);

    void createAccount(const QString &name);
    void takeNewAccount(const QString &name, const ApiError &error);
    void useAccountOfOthers(const QString &name);
    void releaseBatches(const QString &name, const Account *account);

    void renew(const ImportBatch &batch);
    bool readOn();
    void takeRead(const QString &account, const RefreshedRows &rows);
    void drop(const DroppedRow &dropped);

    bool endsForbidden(const ApiError &error);
    void endEarly(const ImportError &error);
    void readUnclear();
    void takeUnclearRead(const QHash<qsizetype, UnclearRow> &rows,
                         const ApiResult<NumberLookupResult> &found);
    void accept(qsizetype index, const Number &stored);
    void watch(Job *job, const QString &account);
    void requestDone(const QString &account);
    void report();
    void finishImport();
    void leaveTheRest();

    ProvisioningService &m_service;
    std::shared_ptr<ImportPlan> m_plan;
    FreshReadings m_readings;
    OutcomeBook m_book;
    QList<ImportBatch> m_ready;                   ///< next one last
    QHash<QString, QList<ImportBatch>> m_waiting; ///< for an account that is to be created
    QStringList m_accountsToCreate;
    QHash<qsizetype, UnclearRow> m_unclear; ///< to be read once more
    std::optional<Suspect> m_suspect;
    RequestForecast m_forecast;
    BudgetPace m_pace; ///< when the last request ended; the service may be gone when it is needed
    QList<QPointer<Job>> m_jobs;        ///< under way
    QHash<QString, int> m_busyAccounts; ///< writes and readings under way, by account
    int m_inFlight = 0;
    std::optional<ImportError> m_end; ///< set: nothing more goes out
    bool m_forbidden = false;         ///< refused for want of a right before anything was accepted
    bool m_accepted = false;
};

} // namespace numberdesk
