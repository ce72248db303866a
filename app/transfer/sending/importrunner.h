// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/requestforecast.h"
#include "transfer/sending/batchsender.h"
#include "transfer/sending/freshreadings.h"
#include "transfer/sending/importaccounts.h"
#include "transfer/sending/importend.h"
#include "transfer/sending/importjob.h"
#include "transfer/sending/importqueue.h"
#include "transfer/sending/importrefusals.h"
#include "transfer/sending/openwrites.h"
#include "transfer/sending/outcomebook.h"
#include "transfer/sending/rememberedrows.h"
#include "transfer/sending/requestsunderway.h"
#include "transfer/sending/unclearrows.h"

namespace numberdesk {

/// The one implementation of ImportJob: a queue of batches of which a few are in flight.
/// Accounts are created first; the batches of one wait for it. Batches whose reading has become too
/// old go to FreshReadings, which hands their rows out again.
class ImportRunner final : public ImportJob
{
    Q_OBJECT

public:
    /// A child of `service`; when that goes, it ends as cancelled. The rows of `plan` are changed
    /// in place. Begins once control is back in the event loop.
    ImportRunner(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                 const SendOptions &options);

    void cancel() override;
    void takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone) override;

private:
    void begin();
    void sendMore();
    bool sendNext();
    bool settleOpenWrites();
    void compareDoubtful(const QList<qsizetype> &rows);
    void takeCompared(const QList<qsizetype> &rows, const ApiResult<NumberLookupResult> &found);
    std::optional<ImportBatch> takeBatch();
    bool keepFromDeleting(const ImportBatch &batch);
    void takeAnswer(const ImportBatch &batch, const BatchAnswer &answer);
    void takeFailure(const ImportBatch &batch, const ApiError &error);
    void takeSuccess(const ImportBatch &batch, const BatchAnswer &answer);
    void takeReply(const ImportBatch &batch, const BatchAnswer &answer);
    /// What shows that a row was carried out.
    enum class Evidence : quint8 { Reply, Reading };
    void accept(const QList<StoredRow> &stored, Evidence evidence);
    void acceptDeletions(const QList<qsizetype> &rows);

    void renew(const ImportBatch &batch);
    bool readOn();
    void takeRefreshed(const QString &account, const RefreshedRows &rows);
    bool judgeDeletion(TelephoneNumber number, const Number *now);
    void drop(const DroppedRow &dropped);
    void readUnclear();
    void readRemembered();
    void takeRemembered(const QList<StoredRow> &answered, const NumberLookupResult &found);
    void deleteNextAccount();

    void watch(Job *job, const QString &account);
    void requestDone(const QString &account);
    void report();
    void finishImport();
    void leaveTheRest();

    ProvisioningService &m_service;
    std::shared_ptr<ImportPlan> m_plan;
    FreshReadings m_readings;
    SendingLog m_log;
    OutcomeBook m_book;
    OpenWrites m_open; ///< of an earlier process
    ImportQueue m_queue;
    UnclearRows m_unclear; ///< to be read once more
    RememberedRows m_remembered;
    RequestsUnderWay m_requests;
    ImportEnd m_end;
    ImportRefusals m_refusals;
    ImportAccounts m_accounts;
    BatchSender m_sender;
    QList<Account> m_accountsToDelete; ///< once all rows have ended
    int m_mostInFlight;
    RequestForecast m_forecast;
    BudgetPace m_pace; ///< when the last request ended; the service may be gone when it is needed
};

} // namespace numberdesk
