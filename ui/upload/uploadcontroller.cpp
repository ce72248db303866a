// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/uploadcontroller.h"

#include "provisioning/pendingpoller.h"
#include "session/gatewaydata.h"
#include "session/rights.h"
#include "session/session.h"
#include "transfer/planrest.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

bool isTooOld(const ImportPlan &plan)
{
    const qint64 age = plan.readAt.secsTo(QDateTime::currentDateTimeUtc());
    return plan.readAt.isNull() || age > maximumPlanAge.count();
}

bool sameWork(const ImportCounts &left, const ImportCounts &right)
{
    return left.created == right.created && left.updated == right.updated &&
           left.unchanged == right.unchanged && left.invalid == right.invalid;
}

QStringList namesOf(const QStringList &paths)
{
    QStringList names;
    for (const QString &path : paths)
        names += QFileInfo(path).fileName();
    return names;
}

} // namespace

QStringList UploadSource::names() const
{
    QStringList all = namesOf(paths);
    if (table)
        all += table->fileName;
    return all;
}

UploadController::UploadController(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    connect(&session.poller(), &PendingPoller::numbersRead, this,
            &UploadController::takeReadNumbers);
    connect(&session.rights(), &Rights::changed, this, &UploadController::changed);
}

UploadController::~UploadController() = default;

void UploadController::planFiles(const QStringList &paths, const QStringList &leftOut)
{
    UploadSource source;
    source.paths = paths;
    source.leftOut = leftOut;
    enqueue(source);
}

void UploadController::createNumbers(const CsvTable &table)
{
    UploadSource source;
    source.table = table;
    enqueue(source);
}

void UploadController::enqueue(const UploadSource &source)
{
    // A plan that is read again only because of its age is on its way out.
    const bool isSendingSoon = m_stage == Stage::Planning && (m_replansForAge || m_replansForRest);
    if (m_stage == Stage::Sending || isSendingSoon || m_offered) {
        m_queue.enqueue(source);
        emit changed();
    } else if (wouldLose(source)) {
        m_offered = source;
        emit choiceNeeded();
    } else {
        begin(source);
    }
}

/// True when planning `source` in place of what stands would lose something unsent.
bool UploadController::wouldLose(const UploadSource &source) const
{
    if (source.table && isTyped())
        return false; // the form keeps what was typed, and this is its newer state
    switch (m_stage) {
    case Stage::Idle:
    case Stage::Sending:
        return false;
    case Stage::Planning:
    case Stage::NeedsSettings:
        return true;
    case Stage::Unplannable: // the mended file in place of the broken one
        return std::any_of(m_source.paths.cbegin(), m_source.paths.cend(),
                           [&source](const QString &path) { return !source.paths.contains(path); });
    case Stage::Planned:
        return m_counts.unchanged < m_counts.rows;
    case Stage::Sent:
        return hasRest();
    }
    return false;
}

bool UploadController::canAddOffered() const
{
    const bool stands = m_stage == Stage::Planning || m_stage == Stage::NeedsSettings ||
                        m_stage == Stage::Planned || m_stage == Stage::Unplannable;
    if (!m_offered || !stands || m_ended)
        return false;
    return m_offered->table ||
           std::any_of(m_offered->paths.cbegin(), m_offered->paths.cend(),
                       [this](const QString &path) { return !m_source.paths.contains(path); });
}

void UploadController::addOffered()
{
    if (!m_offered)
        return;
    const UploadSource offered = *std::exchange(m_offered, {});
    if (m_stage == Stage::Sending || m_stage == Stage::Sent || m_stage == Stage::Idle)
        return enqueue(offered); // it moved on while the question stood
    delete m_job;
    if (m_plan)
        m_before = Before{m_source, Stage::Planned};
    for (const QString &path : offered.paths) {
        if (!m_source.paths.contains(path))
            m_source.paths += path;
    }
    m_source.leftOut += offered.leftOut;
    if (offered.table)
        m_source.table = offered.table;
    m_sendsWhenPlanned = false;
    m_notice.clear();
    planSource();
}

void UploadController::replaceByOffered()
{
    if (!m_offered)
        return;
    const UploadSource offered = *std::exchange(m_offered, {});
    if (m_stage == Stage::Sending) {
        m_queue.enqueue(offered);
        emit changed();
    } else {
        begin(offered);
    }
}

void UploadController::dropOffered()
{
    m_offered.reset();
    if (m_stage == Stage::Idle)
        startNext();
}

void UploadController::begin(const UploadSource &source)
{
    delete m_job; // a plan that nobody waits for any more
    m_source = source;
    m_before.reset();
    m_plan.reset();
    m_ended.reset();
    m_counts = {};
    m_notice.clear();
    m_replansForAge = false;
    m_replansForRest = false;
    m_sendsWhenPlanned = isTyped();
    planSource();
}

void UploadController::planSource()
{
    m_error.reset();
    QList<CsvTable> tables;
    if (m_source.table)
        tables.append(*m_source.table);
    if (m_source.paths.isEmpty() && m_source.table)
        follow(planTable(m_session.service(), *m_source.table, m_source.options));
    else
        follow(planImport(m_session.service(), m_source.paths, m_source.options, tables));
}

void UploadController::complete(const ImportOptions &options)
{
    UploadSource source = m_source;
    source.options = options;
    begin(source);
}

void UploadController::readHeadings(const QMap<QString, QString> &map, const QStringList &ignored)
{
    UploadSource source = m_source;
    source.options.headingMap.insert(map);
    source.options.ignoredHeadings += ignored;
    begin(source);
}

void UploadController::retry()
{
    if (m_stage == Stage::Unplannable)
        begin(UploadSource(m_source));
}

void UploadController::follow(PlanJob *job)
{
    m_job = job;
    m_planStage = PlanStage::ReadingFiles;
    connect(job, &PlanJob::stageChanged, this, [this](PlanStage stage) {
        m_planStage = stage;
        emit progressed();
    });
    job->then(this, [this](const PlanResult &result) { takePlan(result); });
    setStage(Stage::Planning);
}

void UploadController::takePlan(const PlanResult &result)
{
    m_job = nullptr;
    if (result)
        takeReplan(*result);
    else
        takePlanError(result.error());
}

void UploadController::takePlanError(const ImportError &error)
{
    m_replansForAge = false;
    m_replansForRest = false;
    m_sendsWhenPlanned = false;
    const bool cancelled = error.kind == ImportError::Kind::Cancelled;
    m_error = cancelled ? std::nullopt : std::optional(error);
    if (m_before) { // what stood goes on standing
        const Before before = *std::exchange(m_before, {});
        m_source = before.source;
        if (before.stage == Stage::Sent)
            m_ended.reset();
        setStage(before.stage);
        return;
    }
    const ImportOptions &options = m_source.options;
    const bool incomplete = options.accountName.isEmpty() || options.services.isEmpty();
    if (error.kind == ImportError::Kind::Usage && incomplete)
        setStage(Stage::NeedsSettings);
    else
        setStage(cancelled ? Stage::Idle : Stage::Unplannable);
    if (cancelled)
        startNext();
}

void UploadController::takeReplan(const std::shared_ptr<ImportPlan> &fresh)
{
    const ImportCounts old = m_counts;
    m_before.reset();
    m_error.reset();
    if (m_ended)
        keepWhatEnded(*m_ended, *fresh);
    m_plan = fresh;
    m_source.options = fresh->options;
    m_counts = fresh->counts();
    const bool forAge = std::exchange(m_replansForAge, false);
    const bool forRest = std::exchange(m_replansForRest, false);
    const bool sendsWhenPlanned = std::exchange(m_sendsWhenPlanned, false);
    setStage(Stage::Planned);
    if (forRest)
        sendIfAsPlanned(restIsAsPlanned(*m_ended, *m_plan));
    else if (forAge)
        sendIfAsPlanned(sameWork(old, m_counts));
    else if (sendsWhenPlanned && m_plan->errors.isEmpty() && m_plan->hasWork() &&
             whyNotSend().isEmpty())
        send();
}

/// Goes on to send a plan that was made anew, unless there is something to look at.
void UploadController::sendIfAsPlanned(bool same)
{
    if (!same) {
        m_notice = tr("The gateway was read again, since the plan was old, and something had "
                      "changed. Look at the new plan, then Upload.");
        emit changed();
    } else if (m_plan->hasWork()) {
        m_notice = tr("The gateway was read again, since the plan was old: nothing had changed.");
        send();
    } else {
        m_notice = tr("The gateway was read again: nothing is left to send.");
        setStage(Stage::Sent);
    }
}

void UploadController::replan(const ImportOptions &options)
{
    if (m_stage != Stage::Planned && m_stage != Stage::Sent)
        return;
    m_before = Before{m_source, m_stage};
    m_source.options = options;
    m_notice.clear();
    m_error.reset();
    follow(replanImport(m_session.service(), *m_plan, options));
}

void UploadController::repairRows()
{
    if (m_stage != Stage::Planned)
        return;
    ImportOptions options = m_plan->options;
    options.repair = true;
    replan(options);
}

void UploadController::createAccounts(const QStringList &names)
{
    if (m_stage != Stage::Planned)
        return;
    ImportOptions options = m_plan->options;
    options.createAccountNames = names;
    replan(options);
}

void UploadController::upload()
{
    if (m_stage != Stage::Planned || !m_plan->hasWork() || !whyNotSend().isEmpty())
        return;
    if (isTooOld(*m_plan)) {
        m_replansForAge = true;
        replan(m_plan->options);
        return;
    }
    send();
}

void UploadController::sendRest()
{
    if (!hasRest() || !whyNotSend().isEmpty())
        return;
    m_ended = m_plan;
    m_replansForRest = true;
    replan(m_plan->options);
}

bool UploadController::hasRest() const
{
    return m_stage == Stage::Sent && m_counts.notSent > 0;
}

void UploadController::send()
{
    m_cancelling = false;
    m_progress = {};
    m_progress.rowsToSend =
        std::count_if(m_plan->rows.cbegin(), m_plan->rows.cend(), [](const PlanRow &row) {
            return !row.accepted &&
                   (row.outcome == RowOutcome::Create || row.outcome == RowOutcome::Update);
        });
    ImportJob *job = runImport(m_session.service(), m_plan);
    m_job = job;
    connect(job, &ImportJob::progressed, this, [this](const ImportProgress &progress) {
        m_progress = progress;
        m_counts = progress.counts;
        emit progressed();
    });
    connect(job, &ImportJob::numbersWritten, this,
            [this](const QList<Number> &numbers) { m_session.data().applyNumbers(numbers); });
    connect(job, &ImportJob::rowsChanged, this, &UploadController::rowsChanged);
    job->then(this, [this](const ImportResult &result) { takeImportResult(result); });
    setStage(Stage::Sending);
}

void UploadController::takeImportResult(const ImportResult &result)
{
    m_job = nullptr;
    m_cancelling = false;
    m_ended.reset();
    m_counts = m_plan->counts();
    if (!result)
        m_error = result.error();
    // Accounts were perhaps made, and each says how many numbers it has.
    if (m_counts.sent > 0 || !m_plan->accountsToCreate().isEmpty())
        m_session.data().refreshAccounts();
    setStage(Stage::Sent);
    emit finished();
    // An outcome with faults stays in view until somebody has seen it.
    if (result && m_counts.failed == 0 && m_counts.invalid == 0 && m_counts.notSent == 0)
        startNext();
}

void UploadController::takeReadNumbers(const QList<Number> &numbers,
                                       const QList<TelephoneNumber> &gone)
{
    const bool sent = m_stage == Stage::Sending || m_stage == Stage::Sent;
    if (!sent || !m_plan)
        return;
    const QList<qsizetype> rows = applyReadNumbers(*m_plan, numbers, gone);
    if (rows.isEmpty())
        return;
    m_counts = m_plan->counts();
    emit rowsChanged(rows);
    emit progressed();
}

void UploadController::cancel()
{
    if (!m_job)
        return;
    m_cancelling = m_stage == Stage::Sending;
    m_job->cancel();
    emit changed();
}

void UploadController::dismiss()
{
    if (m_stage == Stage::Sending)
        return;
    delete m_job;
    m_plan.reset();
    m_ended.reset();
    m_before.reset();
    m_error.reset();
    m_notice.clear();
    m_source = {};
    setStage(Stage::Idle);
    startNext();
}

void UploadController::startNext()
{
    if (!m_queue.isEmpty() && !m_offered)
        begin(m_queue.dequeue());
}

QString UploadController::sourceName() const
{
    return m_source.names().join(", "_L1);
}

QStringList UploadController::waiting() const
{
    QStringList names;
    for (const UploadSource &source : m_queue)
        names += source.names();
    return names;
}

QString UploadController::whyNotSend() const
{
    return m_session.rights().whyNot(Right::Write);
}

qsizetype UploadController::repairableRows() const
{
    if (!m_plan || m_plan->options.repair)
        return 0;
    QSet<std::pair<QString, qint64>> rows;
    for (const RowIssue &issue : std::as_const(m_plan->errors)) {
        if (!issue.repaired.isEmpty())
            rows.insert({issue.file, issue.line});
    }
    return rows.size();
}

QList<MissingAccount> UploadController::missingAccounts() const
{
    return m_plan ? m_plan->missingAccounts : QList<MissingAccount>();
}

void UploadController::setStage(Stage stage)
{
    m_stage = stage;
    emit changed();
}

} // namespace numberdesk
