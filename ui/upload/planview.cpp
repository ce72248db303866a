// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planview.h"

#include "models/issuetablemodel.h"
#include "models/planrowtablemodel.h"
#include "prompts/prompts.h"
#include "transfer/resultfile.h"
#include "upload/planwords.h"
#include "upload/tilerow.h"
#include "widgets/datatable.h"
#include "widgets/iconlabel.h"
#include "widgets/icons.h"
#include "widgets/messagebar.h"
#include "widgets/statuscolors.h"
#include "widgets/textstyle.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Stage = UploadController::Stage;

constexpr int iconSize = 20;

QPushButton *button(const QString &text, QLatin1StringView icon, QWidget *parent)
{
    auto *made = new QPushButton(themedIcon(icon), text, parent);
    made->setAutoDefault(false);
    return made;
}

} // namespace

PlanView::PlanView(UploadController &upload, Prompts &prompts, WindowSettings &settings,
                   QWidget *parent)
    : QWidget(parent)
    , m_upload(upload)
    , m_prompts(prompts)
    , m_settings(settings)
    , m_icon(new IconLabel(iconSize, this))
    , m_headline(new QLabel(this))
    , m_waiting(new QLabel(this))
    , m_messages(new MessageBar(this))
    , m_tiles(new TileRow(this))
    , m_progress(new QProgressBar(this))
    , m_send(button(tr("&Upload"), "upload"_L1, this))
    , m_cancel(button(tr("Cancel"), "close"_L1, this))
    , m_repair(button({}, "wrench"_L1, this))
    , m_createAccounts(button({}, "accounts"_L1, this))
    , m_saveResult(button(tr("S&ave result…"), "save"_L1, this))
    , m_next(button(tr("Plan the next file"), "file"_L1, this))
    , m_tabs(new QTabWidget(this))
    , m_issues(new IssueTableModel(this))
    , m_rows(new PlanRowTableModel(this))
    , m_issueTable(new DataTable(tr("Problems"), u"problems"_s, this))
    , m_problem(new QLabel(this))
    , m_rowTable(new DataTable(tr("Rows"), u"planRows"_s, this))
    , m_outcomes(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    layout->addWidget(m_messages);
    layout->addWidget(m_tiles);
    layout->addWidget(m_progress);
    layout->addWidget(buildButtons());
    layout->addWidget(buildTables(), 1);
    layout->addStretch(); // in place of the tables while there are none

    connect(&upload, &UploadController::changed, this, &PlanView::present);
    connect(&upload, &UploadController::progressed, this, &PlanView::presentProgress);
    connect(&upload, &UploadController::rowsChanged, m_rows, &PlanRowTableModel::updateRows);
    present();
}

QWidget *PlanView::buildHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    setHeadingFont(m_headline);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    row->addWidget(m_icon);
    row->addWidget(m_headline, 1);
    layout->addLayout(row);
    setFaint(m_waiting);
    m_waiting->setTextFormat(Qt::PlainText);
    layout->addWidget(m_waiting);
    return head;
}

QWidget *PlanView::buildButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_send);
    layout->addWidget(m_cancel);
    layout->addSpacing(8);
    layout->addWidget(m_repair);
    layout->addWidget(m_createAccounts);
    layout->addStretch();
    layout->addWidget(m_next);
    layout->addWidget(m_saveResult);
    connect(m_send, &QPushButton::clicked, &m_upload, &UploadController::upload);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_upload.stage() == Stage::Planned)
            m_upload.dismiss();
        else
            m_upload.cancel();
    });
    connect(m_repair, &QPushButton::clicked, &m_upload, &UploadController::repairRows);
    connect(m_createAccounts, &QPushButton::clicked, &m_upload,
            &UploadController::createMissingAccounts);
    connect(m_next, &QPushButton::clicked, &m_upload, &UploadController::dismiss);
    connect(m_saveResult, &QPushButton::clicked, this, &PlanView::saveResult);
    connect(m_messages, &MessageBar::actionTriggered, &m_upload, &UploadController::retry);
    return row;
}

QWidget *PlanView::buildTables()
{
    m_issueTable->setModel(m_issues);
    m_issueTable->setStatusColumns({static_cast<int>(IssueColumn::Message)});
    m_issueTable->setColumnWidths({16, 6, 18, 16, 22, 40, 40});
    m_issueTable->restoreColumns(m_settings);
    m_issueTable->setStretchedColumns(
        {static_cast<int>(IssueColumn::Message), static_cast<int>(IssueColumn::Remedy)});
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing()); // so that the table stands still
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(m_issueTable, &DataTable::selectedRowsChanged, this, &PlanView::presentProblem);
    auto *problemsTab = new QWidget(this);
    auto *problems = new QVBoxLayout(problemsTab);
    problems->setContentsMargins(0, 0, 0, 0);
    problems->setSpacing(8);
    problems->addWidget(m_issueTable, 1);
    problems->addWidget(m_problem);
    m_rowTable->setModel(m_rows);
    m_rowTable->setStatusColumns({static_cast<int>(PlanRowColumn::Outcome)});
    m_rowTable->setColumnWidths({8, 20, 24, 18, 60});
    m_rowTable->restoreColumns(m_settings);

    auto *rowsTab = new QWidget(this);
    auto *layout = new QVBoxLayout(rowsTab);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto *filterRow = new QHBoxLayout;
    auto *label = new QLabel(tr("S&how"), rowsTab);
    label->setBuddy(m_outcomes);
    m_outcomes->setAccessibleName(tr("Show"));
    filterRow->addWidget(label);
    filterRow->addWidget(m_outcomes);
    filterRow->addStretch();
    layout->addLayout(filterRow);
    layout->addWidget(m_rowTable, 1);
    m_outcomes->addItem(tr("All rows"));
    for (const RowOutcome outcome :
         {RowOutcome::Invalid, RowOutcome::Create, RowOutcome::Update, RowOutcome::Unchanged,
          RowOutcome::Pending, RowOutcome::Synced, RowOutcome::Failed, RowOutcome::NotSent})
        m_outcomes->addItem(outcomeLabel(outcome), static_cast<int>(outcome));
    connect(m_outcomes, &QComboBox::currentIndexChanged, this, &PlanView::adoptOutcomeFilter);

    m_tabs->addTab(problemsTab, tr("Problems"));
    m_tabs->addTab(rowsTab, tr("Rows"));
    m_tabs->setDocumentMode(true);
    return m_tabs;
}

void PlanView::present()
{
    const Stage stage = m_upload.stage();
    setVisible(stage != Stage::Idle);
    if (m_upload.plan() != m_shownPlan)
        adoptPlan();
    const std::optional<ImportError> &error = m_upload.error();
    const bool unreadable = stage == Stage::Unplannable && error && !error->issues.isEmpty();
    if (unreadable && stage != m_shownStage)
        adoptFaults(error->issues);
    const bool hasRows = m_shownPlan != nullptr && !m_shownPlan->rows.isEmpty();
    m_tabs->setVisible(unreadable || hasRows);
    m_tabs->setTabVisible(1, hasRows);
    if (stage != m_shownStage && stage == Stage::Sent && m_upload.counts().failed > 0) {
        m_tabs->setCurrentIndex(1);
        m_outcomes->setCurrentIndex(m_outcomes->findData(static_cast<int>(RowOutcome::Failed)));
    }
    m_shownStage = stage;
    const QStringList waiting = m_upload.waiting();
    m_waiting->setVisible(!waiting.isEmpty());
    m_waiting->setText(tr("Waiting for this to end: %1").arg(waiting.join(", "_L1)));
    presentMessages();
    presentProgress();
}

void PlanView::presentProgress()
{
    m_headline->setText(planHeadline(m_upload));
    m_icon->setIcon(statusIcon(planKind(m_upload)));
    m_tiles->setVisible(m_shownPlan != nullptr);
    m_tiles->setTiles(planTiles(m_upload));
    const Stage stage = m_upload.stage();
    m_progress->setVisible(stage == Stage::Planning || stage == Stage::Sending);
    if (stage == Stage::Sending) {
        const ImportProgress &progress = m_upload.progress();
        m_progress->setRange(0, static_cast<int>(qMax<qint64>(1, progress.rowsToSend)));
        m_progress->setValue(static_cast<int>(progress.rowsDone));
        QStringList parts{tr("%1 of %2 rows")
                              .arg(QLocale().toString(progress.rowsDone),
                                   QLocale().toString(progress.rowsToSend))};
        if (const QString left = timeLeftText(progress); !left.isEmpty()) {
            parts += tr("%Ln request(s) left", nullptr, static_cast<int>(progress.requestsLeft));
            parts += left;
        }
        m_progress->setFormat(parts.join(u" · "_s));
    } else {
        m_progress->setRange(0, 0);
        m_progress->setFormat({});
    }
    presentButtons();
}

void PlanView::presentButtons()
{
    const Stage stage = m_upload.stage();
    const bool planned = stage == Stage::Planned;
    const bool hasWork = planned && m_shownPlan->hasWork();
    const QString forbidden = m_upload.whyNotSend();
    m_send->setVisible(planned || stage == Stage::Planning);
    m_send->setEnabled(hasWork && forbidden.isEmpty());
    const QString reason = hasWork ? forbidden : tr("There is nothing to send.");
    m_send->setToolTip(reason);
    m_send->setAccessibleDescription(reason);
    m_send->setDefault(m_send->isEnabled());
    m_cancel->setVisible(planned || stage == Stage::Planning || stage == Stage::Sending);
    m_cancel->setEnabled(!m_upload.isCancelling());

    const auto repairable = planned ? static_cast<int>(m_upload.repairableRows()) : 0;
    m_repair->setVisible(planned && repairable > 0);
    m_repair->setText(tr("Repair %Ln row(s)", nullptr, repairable));
    const QStringList missing = planned ? m_upload.missingAccounts() : QStringList();
    m_createAccounts->setVisible(planned && !missing.isEmpty());
    m_createAccounts->setText(
        tr("Create %Ln missing account(s)", nullptr, static_cast<int>(missing.size())));
    m_createAccounts->setToolTip(missing.mid(0, 20).join(u'\n'));
    m_saveResult->setVisible(m_shownPlan != nullptr && stage != Stage::Sending &&
                             m_shownPlan->tables.size() == 1);
    m_next->setVisible(stage == Stage::Sent && !m_upload.waiting().isEmpty());
}

void PlanView::presentMessages()
{
    const std::optional<ImportError> &error = m_upload.error();
    const Stage stage = m_upload.stage();
    if (stage == Stage::Unplannable && error && error->api)
        m_messages->showError(*error->api, tr("Retry"));
    else if (stage == Stage::Unplannable && error)
        m_messages->showMessage(StatusKind::Bad, planFailure(*error), tr("Retry"));
    else if (stage == Stage::Sent && error && error->kind == ImportError::Kind::Cancelled)
        m_messages->showMessage(StatusKind::Warning,
                                tr("You cancelled the upload. %1").arg(earlyEnd(m_upload)));
    else if (stage == Stage::Sent && error)
        m_messages->showMessage(
            StatusKind::Bad,
            tr("%1 %2", "two sentences").arg(planFailure(*error), earlyEnd(m_upload)));
    else if (stage == Stage::Planned && !m_upload.whyNotSend().isEmpty())
        m_messages->showMessage(StatusKind::Neutral, m_upload.whyNotSend());
    else if (!m_upload.notice().isEmpty())
        m_messages->showMessage(StatusKind::Neutral, m_upload.notice());
    else
        m_messages->dismiss();
}

void PlanView::adoptPlan()
{
    m_shownPlan = m_upload.plan();
    m_outcomes->setCurrentIndex(0);
    m_rows->setPlan(m_shownPlan);
    if (!m_shownPlan) {
        m_issues->setIssues({}, {});
        return;
    }
    m_issues->setIssues(m_shownPlan->errors, m_shownPlan->warnings);
    const int problems = m_issues->rowCount();
    m_issueTable->setColumnHidden(static_cast<int>(IssueColumn::File),
                                  m_shownPlan->tables.size() < 2);
    m_tabs->setTabText(0, tr("Problems (%1)").arg(QLocale().toString(problems)));
    m_tabs->setTabText(1, tr("Rows (%1)").arg(QLocale().toString(m_shownPlan->rows.size())));
    m_tabs->setCurrentIndex(m_shownPlan->errors.isEmpty() ? 1 : 0);
}

/// Why no plan could be made: every file that cannot be read, with its place and remedy.
void PlanView::adoptFaults(const QList<RowIssue> &faults)
{
    m_issues->setIssues(faults, {});
    m_issueTable->setColumnHidden(static_cast<int>(IssueColumn::File), false);
    m_tabs->setTabText(0, tr("Problems (%1)").arg(QLocale().toString(faults.size())));
    m_tabs->setCurrentIndex(0);
}

void PlanView::adoptOutcomeFilter()
{
    const QVariant chosen = m_outcomes->currentData();
    if (chosen.isValid())
        m_rows->setOutcomeFilter(static_cast<RowOutcome>(chosen.toInt()));
    else
        m_rows->setOutcomeFilter(std::nullopt);
}

/// The row in full, since a table's row shows the beginning of each sentence only.
void PlanView::presentProblem()
{
    const int row = m_issueTable->selectedRow();
    m_problem->setVisible(row >= 0);
    if (row < 0)
        return;
    const auto cell = [this, row](IssueColumn column) {
        return m_issues->index(row, static_cast<int>(column)).data().toString();
    };
    const QString line = cell(IssueColumn::Line);
    const QString said = tr("%1 %2", "what is wrong and what to do about it")
                             .arg(cell(IssueColumn::Message), cell(IssueColumn::Remedy));
    m_problem->setText(line.isEmpty() ? said : tr("Line %1: %2").arg(line, said));
}

void PlanView::saveResult()
{
    const std::shared_ptr<const ImportPlan> plan = m_shownPlan;
    const QFileInfo source(plan->tables.first().fileName);
    const QString suggestion = tr("%1-result.csv").arg(source.completeBaseName());
    m_prompts.chooseSaveFile(window(), tr("Save result"), suggestion, tr("CSV files (*.csv)"),
                             [this, plan](const QString &path) {
                                 const auto written = writeResultFile(*plan, path);
                                 if (written)
                                     m_messages->showMessage(StatusKind::Good,
                                                             tr("Saved %1.").arg(path));
                                 else
                                     m_messages->showMessage(StatusKind::Bad, written.error());
                             });
}

void PlanView::saveState()
{
    m_issueTable->saveColumns(m_settings);
    m_rowTable->saveColumns(m_settings);
}

} // namespace numberdesk
