// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/planning/accountlists.h"
#include "transfer/planning/addresscheck.h"
#include "transfer/planning/numberingsurvey.h"
#include "transfer/planning/plancheck.h"
#include "transfer/planning/planjob.h"

#include <QPointer>

namespace numberdesk {

/// The one implementation of PlanJob: files, rows, gateway, comparison, addresses, one after
/// another. The numbering plan is asked while the gateway answers.
class PlanRunner final : public PlanJob
{
    Q_OBJECT

public:
    /// Starts with files, and typed tables to plan beside them.
    PlanRunner(ProvisioningService &service, const PlanInput &input, const ImportOptions &options);
    /// Starts with tables that were read before.
    PlanRunner(ProvisioningService &service, const QList<CsvTable> &tables,
               const ImportOptions &options);
    ~PlanRunner() override;

    void cancel() override;

private:
    PlanRunner(ProvisioningService &service, ImportOptions options);

    void readFiles(const PlanInput &input);
    void checkRows(const QList<CsvTable> &tables);
    void readGateway();
    void takeAccounts(const AccountsByName &accounts);
    void readLists(const NumberLookupQuery &query, const QStringList &accounts);
    void lookUp(const NumberLookupQuery &query);
    void compareWhenReady();
    void checkAddresses(const QStringList &accounts);
    void takeAddresses(const AddressesByAccount &addresses);
    void end(PlanResult result);
    void fail(const ApiError &error);

    /// Runs `work` on the pool and `next` with its result in this thread, unless the job ended.
    template <typename Work, typename Next>
    void onPool(Work work, Next next);

    ProvisioningService &m_service;
    ImportOptions m_options;
    CancelFlag m_cancel = std::make_shared<std::atomic_bool>(false);
    QPointer<Job> m_request;
    std::shared_ptr<ImportPlan> m_plan;
    AccountsByName m_accounts;
    AccountLists m_lists; ///< of accounts that are made like the files
    std::optional<NumberLookupResult> m_numbers;
    std::optional<QList<RowIssue>> m_doubts;
};

} // namespace numberdesk
