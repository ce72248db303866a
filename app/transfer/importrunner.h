// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/requestforecast.h"
#include "transfer/importbatch.h"
#include "transfer/importjob.h"
#include "transfer/outcomebook.h"

#include <QHash>
#include <QPointer>

namespace numberdesk {

/// The one implementation of ImportJob: a queue of batches of which up to four are in flight.
/// Accounts are created first; the batches of one wait for it.
class ImportRunner final : public ImportJob
{
    Q_OBJECT

public:
    ImportRunner(ProvisioningService &service, std::shared_ptr<ImportPlan> plan);

    void cancel() override;

private:
    void begin();
    void sendMore();
    void sendBatch(const ImportBatch &batch);
    void takeReply(const ImportBatch &batch, const QList<Number> &stored);
    void takeRefusal(const ImportBatch &batch, const ApiError &error);
    void refuseNamedRows(const ImportBatch &batch, const ApiError &error);
    void refuseRows(const QList<qsizetype> &rows, const ApiError &error);
    void refuseAccount(const QString &name, const ApiError &error);
    void createAccount(const QString &name);
    void takeNewAccount(const QString &name, const ApiError &error);
    void useAccountOfOthers(const QString &name);
    void releaseBatches(const QString &name, const Account *account);
    bool endsForbidden(const ApiError &error);
    void endEarly(const ImportError &error);
    void readMissing();
    void takeMissing(const QList<qsizetype> &rows, const QHash<TelephoneNumber, Number> &found);
    void watch(Job *job);
    void requestDone();
    void report();
    void finishImport();
    void leaveTheRest();

    ProvisioningService &m_service;
    std::shared_ptr<ImportPlan> m_plan;
    OutcomeBook m_book;
    QList<ImportBatch> m_ready;                   ///< next one last
    QHash<QString, QList<ImportBatch>> m_waiting; ///< for an account that is to be created
    QStringList m_accountsToCreate;
    QList<qsizetype> m_missing; ///< accepted, but the reply left them out
    RequestForecast m_forecast;
    BudgetPace m_pace; ///< when the last request ended; the service may be gone when it is needed
    QList<QPointer<Job>> m_jobs; ///< under way
    int m_inFlight = 0;
    std::optional<ImportError> m_end; ///< set: nothing more goes out
    bool m_forbidden = false;         ///< refused for want of a right before anything was accepted
    bool m_accepted = false;
};

} // namespace numberdesk
