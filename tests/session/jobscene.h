// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/jobs/jobrun.h"
#include "session/jobs/undoing.h"
#include "support/jobresult.h"
#include "uploadscene.h"

namespace numberdesk {

/// A process of the desk, with one job. Destroying it is as good as killing it: what it has handed
/// to the disk is there, nothing else is.
struct JobProcess
{
    JobProcess(const Connection &connection, const DataDirectory &directory, VirtualClock &clock)
        : session(connection, directory, clock), run(session.jobDesk())
    {
        session.open();
        if (!QTest::qWaitFor([this] { return session.isOpen(); }))
            qFatal("The session did not open");
        session.poller().setPaused(true);
    }

    Session session;
    JobRun run;
};

/// A gateway that a test bends at will, and processes of one desk that come and go.
struct JobScene : BendableGateway
{
    JobScene()
    {
        gateway.others.putAccount(account, {QStringLiteral("zoomPhoneCloudPeering")});
        begin();
    }

    DataDirectory desk() const { return DataDirectory(directory.path()); }

    /// A new process in place of the one before, which is killed.
    void begin()
    {
        process.reset();
        process = std::make_unique<JobProcess>(UploadScene::connection(gateway.url(), false),
                                               desk(), clock);
    }

    JobRun &run() { return process->run; }
    bool waitFor(const std::function<bool()> &condition)
    {
        return clock.runUntil(condition, [this] { return isBusy(process->session); });
    }
    bool ends()
    {
        return waitFor([this] { return !run().isBusy(); });
    }

    /// Plans rows of a table; null with a failed test when that fails.
    std::shared_ptr<ImportPlan> planned(const QString &text, const ImportOptions &options = {})
    {
        return plannedOf(*parseCsv(text.toUtf8(), QStringLiteral("numbers.csv")), options);
    }

    /// The same of a table.
    std::shared_ptr<ImportPlan> plannedOf(const CsvTable &table, const ImportOptions &options = {})
    {
        std::optional<PlanResult> plan;
        planTable(process->session.service(), table, options)
            ->then(&process->run, [&plan](const PlanResult &made) { plan = made; });
        if (!waitFor([&plan] { return plan.has_value(); }) || !*plan)
            qFatal("There is no plan");
        return **plan;
    }

    /// Begins a job of these rows.
    void start(const QString &text, const ImportOptions &options = {})
    {
        run().start(planned(text, options),
                    {JobKind::Import, QStringLiteral("numbers.csv"), {}, 0});
    }

    /// The next writes reach the gateway, but no reply comes: at the `count`-th the desk is killed.
    void killAtWrite(int count)
    {
        bool isTime = false;
        gateway.setScript(
            [this, count, &isTime,
             seen = 0](const ScriptedRequest &request) mutable -> std::optional<ScriptedReply> {
                if (request.method == "GET" || ++seen < count)
                    return {};
                gateway.pass(request);
                isTime = true;
                return ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Silent};
            });
        if (!waitFor([&isTime] { return isTime; }))
            qFatal("No such write came");
        gateway.setScript({});
        begin();
    }

    JobRecord record(qint64 id) { return resultOf(process->session.jobs().find(id))->value(); }

    /// What is kept of a job.
    LoadedJob loaded(qint64 id)
    {
        return loadedJob(resultOf(process->session.jobs().load(id))->value()).value();
    }

    /// Takes a job back, as a new one, whose plan is given.
    std::shared_ptr<ImportPlan> undo(qint64 id)
    {
        const Result<AppliedJob, QString> applied = appliedJob(loaded(id));
        if (!applied)
            qFatal("%s", qPrintable(applied.error()));
        std::optional<PlanResult> plan;
        planUndo(process->session.service(), *applied)
            ->then(&process->run, [&plan](const PlanResult &made) { plan = made; });
        if (!waitFor([&plan] { return plan.has_value(); }) || !*plan)
            qFatal("There is no plan of the undo");
        run().start(**plan, {JobKind::Undo, QStringLiteral("undo"), {}, id});
        if (!ends())
            qFatal("The undo did not end");
        return **plan;
    }

    const QString account = QStringLiteral("contoso");
    VirtualClock clock;
    QTemporaryDir directory;
    std::unique_ptr<JobProcess> process;
};

} // namespace numberdesk
