// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobspage.h"

#include "jobs/followuppanel.h"
#include "jobs/jobdetails.h"
#include "jobs/jobpanel.h"
#include "jobs/jobresultsaver.h"
#include "jobs/referencefield.h"
#include "models/jobtablemodel.h"
#include "session/jobs/jobrows.h"
#include "session/jobs/jobrun.h"
#include "session/rights.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/emptystate.h"
#include "widgets/lists/filterbox.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"

#include <QStackedWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int placeOf(JobColumn column)
{
    return static_cast<int>(column);
}

} // namespace

JobsPage::JobsPage(const PageContext &context, QWidget *parent)
    : ProxyListPage({{tr("Jobs"), tr("&Jobs"), "jobs"_L1}, tr("Filter jobs"), u"jobs"_s},
                    context.settings, parent)
    , m_session(context.session)
    , m_jobs(context.jobs)
    , m_upload(context.uploads.upload())
    , m_settings(context.settings)
    , m_model(new JobTableModel(m_jobs, this))
    , m_rows(new JobRows(m_jobs, this))
    , m_saver(new JobResultSaver(*m_rows, m_session.directory(), context.prompts, m_settings, this))
    , m_reference(new ReferenceField)
{
    setModel(m_model);
    table()->setStatusColumns({placeOf(JobColumn::Outcome)});
    table()->fitColumns({5, 15, 18, 10, 18, 7},
                        {placeOf(JobColumn::Outcome), placeOf(JobColumn::Job)});
    table()->setSortingEnabled(true);
    table()->sortByColumn(placeOf(JobColumn::Started), Qt::DescendingOrder);
    detailsPane()->setSteadyPart(m_reference);
    buildCommands();
    buildPanels(context);
    restoreState();

    connect(m_reference, &ReferenceField::referenceTyped, &m_jobs, &JobList::setReference);
    connect(&m_jobs, &JobList::changed, this, &JobsPage::adaptToList);
    connect(&m_jobs, &JobList::runChanged, this, &JobsPage::adaptToRun);
    connect(&m_jobs, &JobList::failed, this,
            [this](qint64, const QString &reason) { say(StatusKind::Bad, reason); });
    connect(&m_upload, &Upload::changed, this, &JobsPage::adaptToRow);
    connect(&m_upload, &Upload::progressed, this, [this] { adaptToRun(m_upload.jobId()); });
    connect(&m_session.rights(), &Rights::changed, this, &JobsPage::adaptToRow);
    connect(this, &WindowPage::shownTableChanged, this, &JobsPage::adaptToRow);
    connect(m_saver, &JobResultSaver::said, this, &JobsPage::say);
    follow(m_actions.open);
}

void JobsPage::buildCommands()
{
    m_actions = addJobActions(
        [this](const QString &text, QLatin1StringView icon, const QKeySequence &shortcut) {
            return addCommand(text, icon, shortcut);
        });
    addRefresh();
    const auto onCurrent = [this](QAction *action, const auto &work) {
        connect(action, &QAction::triggered, this, [this, work] {
            if (const JobRecord *job = current())
                work(*job);
        });
    };
    onCurrent(m_actions.resume, [this](const JobRecord &job) { resume(job); });
    onCurrent(m_actions.pause, [this](const JobRecord &job) { m_jobs.pause(job.id); });
    onCurrent(m_actions.cancel, [this](const JobRecord &job) { m_jobs.cancel(job.id); });
    onCurrent(m_actions.open, [this](const JobRecord &job) { showRows(job.id); });
    onCurrent(m_actions.save, [this](const JobRecord &job) { m_saver->choose(job, window()); });
    onCurrent(m_actions.retry, [this](const JobRecord &job) { emit retryRequested(job); });
    onCurrent(m_actions.undo, [this](const JobRecord &job) { emit undoRequested(job); });
}

void JobsPage::buildPanels(const PageContext &context)
{
    m_panel = new JobPanel(*m_rows, m_actions.ofShownJob(), m_settings, this);
    pages()->addWidget(m_panel);
    connect(m_panel, &JobPanel::backRequested, this, &JobsPage::showList);
    m_followUp = new FollowUpPanel(context.uploads, context.prompts, m_settings, this);
    pages()->addWidget(m_followUp);
    connect(m_followUp, &FollowUpPanel::backRequested, this, &JobsPage::leaveFollowUp);
    connect(m_followUp, &FollowUpPanel::emptied, this, [this] {
        if (showsFollowUp())
            showList();
    });
}

void JobsPage::refresh()
{
    m_jobs.look();
    if (showsRows())
        m_rows->readAgain();
}

void JobsPage::shown()
{
    m_jobs.look();
}

LoadState JobsPage::loadState() const
{
    LoadState state;
    state.loadedAt = m_jobs.readAt();
    return state;
}

bool JobsPage::showsRows() const
{
    return m_panel != nullptr && pages()->currentWidget() == m_panel;
}

bool JobsPage::showsFollowUp() const
{
    return m_followUp != nullptr && pages()->currentWidget() == m_followUp;
}

DataTable *JobsPage::shownTable() const
{
    return showsRows() ? m_panel->table() : ListPage::shownTable();
}

void JobsPage::focusFilter()
{
    showList();
    ListPage::focusFilter();
}

void JobsPage::saveState()
{
    ListPage::saveState();
    m_panel->saveState();
    m_followUp->saveState();
}

void JobsPage::showEvent(QShowEvent *event)
{
    ProxyListPage::showEvent(event);
    m_jobs.setWatched(true);
}

void JobsPage::hideEvent(QHideEvent *event)
{
    ProxyListPage::hideEvent(event);
    m_jobs.setWatched(false);
}

void JobsPage::showList()
{
    const qint64 id = m_rows->id();
    pages()->setCurrentIndex(0);
    m_rows->show(0); // nobody looks at them
    if (id != 0)
        showJob(id);
    table()->setFocus();
}

void JobsPage::showJob(qint64 id)
{
    pages()->setCurrentIndex(0);
    if (m_model->rowOf(QString::number(id)) < 0) {
        m_toShow = id;
        return;
    }
    m_toShow = 0;
    highlightRow(m_model->rowOf(QString::number(id)));
}

void JobsPage::showRows(qint64 id)
{
    m_panel->messages()->dismiss();
    m_rows->show(id);
    pages()->setCurrentWidget(m_panel);
    adaptToRow();
    m_panel->table()->setFocus();
}

void JobsPage::showFollowUp()
{
    pages()->setCurrentWidget(m_followUp);
    adaptToRow();
    m_followUp->setFocus();
}

/// The job that it comes after is highlighted then, or its own once there is one.
void JobsPage::leaveFollowUp()
{
    const FollowUp *of = m_upload.followUp();
    const qint64 id = m_upload.jobId() != 0 ? m_upload.jobId() : of != nullptr ? of->job : 0;
    m_followUp->leave();
    showJob(id);
    table()->setFocus();
}

/// The one whose rows are in view, or the highlighted one.
const JobRecord *JobsPage::current() const
{
    if (showsFollowUp())
        return nullptr;
    if (showsRows())
        return m_jobs.find(m_rows->id());
    const int row = currentRow();
    return row < 0 ? nullptr : &m_model->job(row);
}

/// A job that the upload page shows goes on there, so that both pages tell of one run.
void JobsPage::resume(const JobRecord &job)
{
    if (m_upload.jobId() == job.id && m_upload.hasRest())
        m_upload.sendRest();
    else
        m_jobs.resume(job.id);
}

void JobsPage::say(StatusKind kind, const QString &words)
{
    (showsRows() ? m_panel->messages() : messages())->showMessage(kind, words);
}

void JobsPage::adaptToList()
{
    if (!m_jobs.error().isEmpty()) {
        messages()->showMessage(StatusKind::Bad, m_jobs.error());
        m_saysError = true;
    } else if (std::exchange(m_saysError, false)) {
        messages()->dismiss();
    }
    adaptToData();
    if (m_toShow != 0)
        showJob(m_toShow);
}

void JobsPage::adaptToRun(qint64 id)
{
    if (const JobRecord *job = current(); job != nullptr && job->id == id)
        adaptToRow();
}

/// Of a job that is sent in this window; null of any other.
const ImportProgress *JobsPage::progressOf(const JobRecord &job) const
{
    if (const JobRun *run = m_jobs.run(job.id))
        return run->step() == JobRun::Step::Sending ? &run->progress() : nullptr;
    return m_upload.isSending() && m_upload.jobId() == job.id ? &m_upload.progress() : nullptr;
}

void JobsPage::adaptToRow()
{
    const JobRecord *job = current();
    adaptJobActions(m_actions, job, m_jobs, m_session.rights(), whyNoRows());
    if (showsRows()) {
        if (job != nullptr)
            m_panel->present(*job, progressOf(*job), m_jobs.asked(job->id));
        return;
    }
    if (job == nullptr)
        return detailsPane()->showHint(tr("Select a job to see its details."));
    m_reference->setJob(*job);
    detailsPane()->show(jobDetails(*job, m_session.connection().profile.name, progressOf(*job),
                                   m_jobs.asked(job->id)));
}

QString JobsPage::summary() const
{
    const QList<JobRecord> &all = m_jobs.jobs();
    if (all.isEmpty())
        return {};
    QStringList parts{tr("%Ln job(s)", nullptr, static_cast<int>(all.size()))};
    if (shownCount() != all.size())
        parts.prepend(tr("%Ln shown", nullptr, shownCount()));
    const auto count = [&all](JobState state) {
        return static_cast<int>(std::count_if(
            all.cbegin(), all.cend(), [state](const auto &job) { return job.state == state; }));
    };
    if (const int running = count(JobState::Running); running > 0)
        parts += tr("%Ln running", nullptr, running);
    if (const int waiting = count(JobState::Paused); waiting > 0)
        parts += tr("%Ln paused", nullptr, waiting);
    if (const int waiting = count(JobState::Interrupted); waiting > 0)
        parts += tr("%Ln interrupted", nullptr, waiting);
    return parts.join(u" · "_s);
}

void JobsPage::presentEmpty()
{
    EmptyState *empty = showEmpty();
    const QIcon picture = themedIcon(icon());
    if (!m_jobs.jobs().isEmpty())
        empty->present(themedIcon("search"_L1), tr("No job matches “%1”.").arg(filterBox()->text()),
                       {}, {clearFilter()});
    else if (!m_jobs.error().isEmpty())
        empty->present(picture, tr("The jobs could not be read."),
                       tr("The message above says why."));
    else if (m_jobs.readAt().isNull())
        empty->present(picture, tr("Reading jobs…"), {});
    else
        empty->present(picture, tr("No jobs yet"),
                       tr("Each upload and each deletion of numbers appears here, with what became "
                          "of every row. One that was paused or interrupted is resumed here."));
}

} // namespace numberdesk
