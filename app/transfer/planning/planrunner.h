// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/planning/numberingsurvey.h"
#include "transfer/planning/plancheck.h"
#include "transfer/planning/planjob.h"
#include "transfer/planning/planreading.h"

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
    /// Starts with tables that were read before; what `known` has is not read again. It may be
    /// null.
    PlanRunner(ProvisioningService &service, const QList<CsvTable> &tables,
               const ImportOptions &options, const std::shared_ptr<const PlanReading> &known = {});
    ~PlanRunner() override;

    void cancel() override;

private:
    PlanRunner(ProvisioningService &service, ImportOptions options);

    void readFiles(const PlanInput &input);
    void checkRows(const QList<CsvTable> &tables);
    void readGateway();
    void takeAccounts(const AccountsByName &found);
    void readLists(const QStringList &accounts);
    void lookUp();
    void compareWhenReady();
    void checkAddresses(QStringList accounts);
    void takeAddresses(const AddressesByAccount &found);
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
    PlanReading m_reading;     ///< all but the numbers that are asked for now
    NumberLookupQuery m_query; ///< of them
    std::optional<NumberLookupResult> m_numbers;
    std::shared_ptr<PlanReading> m_kept; ///< for later plans; null when it is too much
    std::optional<QList<RowIssue>> m_doubts;
};

} // namespace numberdesk
