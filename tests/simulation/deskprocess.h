// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/memoryledger.h"
#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"
#include "simulatednetwork.h"
#include "support/numberedtokensource.h"
#include "transfer/sending/importjob.h"

#include <QPointer>

#include <optional>

namespace numberdesk {

/// What is left of a desk when its process ends: what lies on its disk and in the memory that all
/// of its processes share. The next process begins with it. Here a job journal belongs, too.
struct DeskRemains
{
    std::shared_ptr<MemoryLedger> ledger = std::make_shared<MemoryLedger>();
};

/// What a person asks of a desk.
struct Errands
{
    CsvTable table;
    ImportOptions options;
    std::chrono::milliseconds looksAtPlan{0};              ///< before it is sent
    std::optional<std::chrono::milliseconds> cancelsAfter; ///< sending has begun
};

/// One life of the desk's process: everything from the budget to the import. It plans a file, sends
/// it, and follows what is pending; destroying it is a crash, at whatever moment.
class DeskProcess : public QObject
{
    Q_OBJECT

public:
    /// Begins at once.
    DeskProcess(World &world, SimulatedNetwork &network, DeskRemains &remains, int life,
                Errands errands);
    ~DeskProcess() override;

    /// Nothing is under way any more.
    bool hasEnded() const { return m_ended; }
    Writer writer() const { return m_writer; }
    /// The plan with what became of its rows; null when none could be made.
    const std::shared_ptr<ImportPlan> &plan() const { return m_plan; }
    /// Its rows before anything was sent.
    const QList<PlanRow> &plannedRows() const { return m_plannedRows; }
    /// When the gateway was read for the plan, or later.
    std::chrono::milliseconds plannedAt() const { return m_plannedAt; }
    /// When planning began.
    std::chrono::milliseconds begunAt() const { return m_begunAt; }

private:
    void planNow();
    void takePlan(const PlanResult &result);
    void send();
    void cancel();
    void follow(const QList<Number> &numbers);
    void takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone);
    void sendingEnded(const ImportResult &result);
    void end();

    World &m_world;
    Writer m_writer;
    Errands m_errands;
    NumberedTokenSource m_tokens;
    RequestBudget m_budget;
    HttpClient m_client;
    ProvisioningService m_service{m_client, QStringLiteral("2024-02-29")};
    PendingPoller m_poller{m_service};
    std::unique_ptr<Alarm> m_look; ///< at the plan
    std::unique_ptr<Alarm> m_cancel;
    std::unique_ptr<Alarm> m_patience; ///< with what stays pending
    QPointer<ImportJob> m_job;
    std::shared_ptr<ImportPlan> m_plan;
    QList<PlanRow> m_plannedRows;
    std::chrono::milliseconds m_plannedAt{0};
    std::chrono::milliseconds m_begunAt{0};
    int m_plansLeft = 3;
    bool m_sent = false;
    bool m_ended = false;
};

} // namespace numberdesk
