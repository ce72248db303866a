// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobstory.h"
#include "net/budget/memoryledger.h"
#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"
#include "session/jobs/jobrun.h"
#include "simulateddisk.h"
#include "simulatednetwork.h"
#include "storage/jobstore.h"
#include "support/numberedtokensource.h"

#include <optional>

namespace numberdesk {

/// What is left of a desk when its process ends: what lies on its disk and in the memory that all
/// of its processes share. The next process begins with it.
struct DeskRemains
{
    std::shared_ptr<MemoryLedger> ledger = std::make_shared<MemoryLedger>();
    SimulatedDisk disk;
};

/// What a person asks of a desk.
struct Errands
{
    JobKind kind = JobKind::Import;
    CsvTable table; ///< to import
    ImportOptions options;
    QList<Number> shown;                      ///< to delete
    QDateTime shownAt;                        ///< when they were as they are shown; null = long ago
    qint64 origin = 0;                        ///< the job to undo
    qint64 goOnWith = 0;                      ///< a job that rests; 0 = a new one is planned
    std::chrono::milliseconds looksAtPlan{0}; ///< before it is sent
    std::optional<std::chrono::milliseconds> stopsAfter; ///< sending has begun
    JobState stopsAs = JobState::Cancelled;
    std::optional<std::chrono::milliseconds> intrudesAfter; ///< another process wants the job
    bool asksFromOutside = false;                           ///< as another process does
};

/// One life of the desk's process: everything from the budget to the job. It plans what it is asked
/// for and sends it as a job, or goes on with one that rests, and follows what is pending;
/// destroying it is a crash, at whatever moment.
class DeskProcess : public QObject
{
    Q_OBJECT

public:
    /// What there is around it; all of it outlives the process.
    struct Surroundings
    {
        World &world;
        SimulatedNetwork &network;
        DeskRemains &remains;
        JobStory &story; ///< told what happens to the job
    };
    /// Begins at once.
    DeskProcess(const Surroundings &around, Writer writer, Errands errands);
    ~DeskProcess() override;

    /// It has crashed: nobody hears anything of it any more.
    void die();
    /// Nothing is under way any more.
    bool hasEnded() const { return m_ended; }

private:
    void planNow();
    void planUndoing();
    void planTheUndoing(const StoredJob &stored);
    void takePlan(const PlanResult &result);
    void takePlanned(const std::shared_ptr<ImportPlan> &plan);
    void send();
    void stop();
    void intrude();
    void judgeProgress();
    void sendingEnded();
    void compareWithJournal();
    void readFromJournal();
    void tell(const QString &what);
    void rest();
    void end();

    Surroundings m_around;
    World &m_world;
    Errands m_errands;
    NumberedTokenSource m_tokens;
    RequestBudget m_budget;
    HttpClient m_client;
    ProvisioningService m_service{m_client, QStringLiteral("2024-02-29")};
    PendingPoller m_poller{m_service};
    GatewayData m_data{m_service, m_poller};
    DeskDatabase m_database;
    JobStore m_jobs;
    JobRun m_run;
    std::unique_ptr<Alarm> m_look; ///< at the plan
    std::unique_ptr<Alarm> m_stop;
    std::unique_ptr<Alarm> m_intrude;
    std::unique_ptr<Alarm> m_patience;  ///< with what stays pending
    std::shared_ptr<ImportPlan> m_plan; ///< to be sent
    qint64 m_rowsDone = 0;
    int m_plansLeft = 3;
    bool m_sent = false;
    bool m_ended = false;
    bool m_isDead = false;
};

} // namespace numberdesk
