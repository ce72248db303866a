// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/uploadcontroller.h"

#include "core/fieldrules.h"
#include "provisioning/pendingpoller.h"
#include "session/gatewaydata.h"
#include "session/rights.h"
#include "session/session.h"

#include <QFileInfo>
#include <QSet>

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

UploadController::UploadController(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    connect(&session.poller(), &PendingPoller::numbersRead, this,
            &UploadController::takeReadNumbers);
    connect(&session.rights(), &Rights::changed, this, &UploadController::changed);
}

UploadController::~UploadController() = default;

void UploadController::planFiles(const QStringList &paths)
{
    enqueue({paths, std::nullopt, {}});
}

void UploadController::createNumbers(const CsvTable &table)
{
    enqueue({{}, table, {}});
}

void UploadController::enqueue(const Source &source)
{
    if (m_stage == Stage::Sending) {
        m_queue.enqueue(source);
        emit changed();
        return;
    }
    begin(source);
}

void UploadController::begin(const Source &source)
{
    delete m_job; // a plan that nobody waits for any more
    m_source = source;
    m_plan.reset();
    m_counts = {};
    m_error.reset();
    m_notice.clear();
    m_replansForAge = false;
    m_sendsWhenPlanned = source.table.has_value();
    if (source.table)
        follow(planTable(m_session.service(), *source.table, source.options));
    else
        follow(planImport(m_session.service(), source.paths, source.options));
}

void UploadController::complete(const ImportOptions &options)
{
    Source source = m_source;
    source.options = options;
    begin(source);
}

void UploadController::retry()
{
    if (m_stage == Stage::Unplannable)
        begin(m_source);
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
    if (result) {
        takeReplan(*result);
        return;
    }
    m_replansForAge = false;
    m_sendsWhenPlanned = false;
    m_error = result.error();
    switch (m_error->kind) {
    case ImportError::Kind::Cancelled:
        m_error.reset();
        setStage(m_plan ? Stage::Planned : Stage::Idle);
        startNext();
        break;
    case ImportError::Kind::Usage:
        setStage(Stage::NeedsSettings);
        break;
    default:
        setStage(Stage::Unplannable);
        break;
    }
}

void UploadController::takeReplan(const std::shared_ptr<ImportPlan> &fresh)
{
    const ImportCounts old = m_counts;
    m_plan = fresh;
    m_counts = fresh->counts();
    const bool checkedForAge = m_replansForAge;
    m_replansForAge = false;
    setStage(Stage::Planned);
    if (checkedForAge) {
        const bool same = sameWork(old, m_counts);
        m_notice = same ? tr("The plan was more than 60 seconds old, so the gateway was read "
                             "again: nothing had changed.")
                        : tr("The plan was more than 60 seconds old, so the gateway was read again "
                             "and something had changed. Look at the new plan, then Upload.");
        emit changed();
        if (same)
            send();
    } else if (m_sendsWhenPlanned && m_plan->errors.isEmpty() && m_plan->hasWork() &&
               whyNotSend().isEmpty()) {
        send();
    }
    m_sendsWhenPlanned = false;
}

void UploadController::replan(const ImportOptions &options)
{
    if (m_stage != Stage::Planned)
        return;
    m_source.options = options;
    m_notice.clear();
    follow(replanImport(m_session.service(), *m_plan, options));
}

void UploadController::repairRows()
{
    if (!m_plan)
        return;
    ImportOptions options = m_plan->options;
    options.repair = true;
    replan(options);
}

void UploadController::createMissingAccounts()
{
    if (!m_plan)
        return;
    ImportOptions options = m_plan->options;
    options.createAccounts = true;
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

void UploadController::send()
{
    m_cancelling = false;
    m_progress = {};
    m_progress.rowsToSend = m_counts.created + m_counts.updated;
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
    m_counts = m_plan->counts();
    if (!result)
        m_error = result.error();
    if (!m_plan->accountsToCreate().isEmpty())
        m_session.data().refreshAccounts();
    setStage(Stage::Sent);
    emit finished();
    // An outcome with faults stays in view until somebody has seen it.
    if (result && m_counts.failed == 0 && m_counts.invalid == 0)
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
    m_error.reset();
    m_notice.clear();
    m_source = {};
    setStage(Stage::Idle);
    startNext();
}

void UploadController::startNext()
{
    if (!m_queue.isEmpty())
        begin(m_queue.dequeue());
}

QString UploadController::sourceName() const
{
    if (m_source.table)
        return m_source.table->fileName;
    return namesOf(m_source.paths).join(", "_L1);
}

QStringList UploadController::waiting() const
{
    QStringList names;
    for (const Source &source : m_queue)
        names += source.table ? QStringList(source.table->fileName) : namesOf(source.paths);
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

QStringList UploadController::missingAccounts() const
{
    QStringList names;
    const bool accountsKnown = !m_session.data().accountsState().loadedAt.isNull();
    if (!m_plan || m_plan->options.createAccounts || !accountsKnown)
        return names;
    QSet<QString> seen;
    for (const RowIssue &issue : std::as_const(m_plan->errors)) {
        const QString name = issue.found.trimmed();
        const bool ofAccount =
            issue.column.trimmed().compare("accountName"_L1, Qt::CaseInsensitive) == 0;
        if (!ofAccount || seen.contains(name) || m_session.data().account(name) != nullptr)
            continue;
        seen.insert(name);
        if (!checkAccountName(name))
            names += name;
    }
    return names;
}

void UploadController::setStage(Stage stage)
{
    m_stage = stage;
    emit changed();
}

} // namespace numberdesk
