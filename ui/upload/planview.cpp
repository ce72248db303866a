// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planview.h"

#include "prompts/prompts.h"
#include "storage/outputplace.h"
#include "transfer/sending/resultfile.h"
#include "upload/changedfilesbar.h"
#include "upload/headingquestion.h"
#include "upload/mendbar.h"
#include "upload/mirrorquestion.h"
#include "upload/missingaccountspanel.h"
#include "upload/planmending.h"
#include "upload/planmessagebar.h"
#include "upload/planoptionspanel.h"
#include "upload/planrowstab.h"
#include "upload/planwords.h"
#include "upload/problemstab.h"
#include "upload/sheetquestion.h"
#include "upload/tilerow.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/textstyle.h"
#include "widgets/look/windowsettings.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Stage = Upload::Stage;

constexpr int planIconSize = 20;
constexpr int referenceWidth = 200;
constexpr int lowWindow = 680; ///< below this the tables need the height more than the tiles

QPushButton *button(const QString &text, QLatin1StringView icon, QWidget *parent)
{
    auto *made = new QPushButton(themedIcon(icon), text, parent);
    made->setAutoDefault(false);
    return made;
}

/// True when people see the same rows in both, in the same order.
bool arePlansOfSameRows(const ImportPlan &before, const ImportPlan &plan)
{
    const auto isSame = [](const CsvTable &left, const CsvTable &right) {
        return mendingFile(left) == mendingFile(right) && left.stamp == right.stamp &&
               left.heading.cells == right.heading.cells;
    };
    return before.rows.size() == plan.rows.size() &&
           std::equal(before.tables.cbegin(), before.tables.cend(), plan.tables.cbegin(),
                      plan.tables.cend(), isSame);
}

} // namespace

PlanView::PlanView(Of of, UploadQueue &uploads, Prompts &prompts, WindowSettings &settings,
                   QWidget *parent)
    : QWidget(parent)
    , m_of(of)
    , m_uploads(uploads)
    , m_upload(uploads.upload())
    , m_prompts(prompts)
    , m_settings(settings)
    , m_icon(new IconLabel(planIconSize, this))
    , m_headline(new QLabel(this))
    , m_waiting(new QLabel(this))
    , m_leftOut(new QLabel(this))
    , m_messages(new PlanMessageBar(m_upload, this))
    , m_filesChanged(new ChangedFilesBar(m_upload, this))
    , m_tiles(new TileRow(this))
    , m_progress(new QProgressBar(this))
    , m_send(button(tr("&Upload"), "upload"_L1, this))
    , m_pause(button(tr("Pause"), "pause"_L1, this))
    , m_cancel(button(tr("Cancel"), "close"_L1, this))
    , m_repair(button({}, "wrench"_L1, this))
    , m_rest(button(tr("&Send the rest"), "upload"_L1, this))
    , m_saveResult(button(tr("Save resul&t…"), "save"_L1, this))
    , m_next(button(tr("Plan the next file"), "file"_L1, this))
    , m_referenceLabel(new QLabel(tr("Reference"), this))
    , m_reference(new QLineEdit(this))
    , m_headings(new HeadingQuestion(this))
    , m_sheets(new SheetQuestion(this))
    , m_accounts(new MissingAccountsPanel(this))
    , m_options(new PlanOptionsPanel(this))
    , m_tabs(new QTabWidget(this))
    , m_problems(new ProblemsTab(settings, this))
    , m_rows(new PlanRowsTab(PlanRowsTab::Of::Plan, settings, this))
    , m_mending(new PlanMending(m_upload, *m_problems, *m_messages, prompts, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(buildHead());
    layout->addWidget(m_messages);
    layout->addWidget(m_filesChanged);
    layout->addWidget(m_tiles);
    layout->addWidget(m_progress);
    layout->addWidget(buildButtons());
    layout->addWidget(m_headings);
    layout->addWidget(m_sheets);
    layout->addWidget(m_accounts);
    layout->addWidget(m_options);
    m_tabs->addTab(m_problems, tr("Problems"));
    m_tabs->addTab(m_rows, tr("Rows"));
    m_tabs->setDocumentMode(true);
    m_tabs->setCornerWidget(m_problems->mendBar());
    layout->addWidget(m_tabs, 1);
    layout->addStretch(); // in place of the tables while there are none

    connect(&m_upload, &Upload::changed, this, &PlanView::present);
    connect(&m_uploads, &UploadQueue::changed, this, &PlanView::present);
    connect(&m_upload, &Upload::progressed, this, &PlanView::presentProgress);
    connect(&m_upload, &Upload::rowsChanged, this, [this](const QList<qsizetype> &rows) {
        if (isShown())
            m_rows->updateRows(rows);
    });
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
    m_leftOut->setTextFormat(Qt::PlainText);
    m_leftOut->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    row->addWidget(m_icon);
    row->addWidget(m_headline, 1);
    layout->addLayout(row);
    setFaint(m_waiting);
    m_waiting->setTextFormat(Qt::PlainText);
    layout->addWidget(m_waiting);
    layout->addWidget(m_leftOut);
    return head;
}

QWidget *PlanView::buildButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_send);
    layout->addWidget(m_pause);
    layout->addWidget(m_cancel);
    layout->addSpacing(8);
    layout->addWidget(m_repair);
    layout->addWidget(m_rest);
    layout->addStretch();
    buildReference(layout);
    layout->addWidget(m_next);
    layout->addWidget(m_saveResult);
    connectButtons();
    return row;
}

void PlanView::buildReference(QHBoxLayout *layout)
{
    m_referenceLabel->setBuddy(m_reference);
    m_reference->setMaximumWidth(referenceWidth);
    m_reference->setAccessibleName(tr("Reference"));
    m_reference->setPlaceholderText(tr("CHG0031234"));
    m_reference->setToolTip(tr("A ticket, for example. The job of this upload bears it."));
    layout->addWidget(m_referenceLabel);
    layout->addWidget(m_reference, 1);
    layout->addSpacing(8);
    connect(m_reference, &QLineEdit::textEdited, &m_upload, &Upload::setReference);
}

void PlanView::connectButtons()
{
    connect(m_send, &QPushButton::clicked, this, &PlanView::send);
    connect(m_pause, &QPushButton::clicked, &m_upload, &Upload::pause);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_upload.stage() == Stage::Planned)
            m_upload.dismiss();
        else
            m_upload.cancel();
    });
    connect(m_repair, &QPushButton::clicked, &m_upload, &Upload::repairRows);
    connect(m_rest, &QPushButton::clicked, &m_upload, &Upload::sendRest);
    connect(m_headings, &HeadingQuestion::answered, &m_upload, &Upload::readHeadings);
    connect(m_sheets, &SheetQuestion::sheetChosen, &m_upload, &Upload::readSheet);
    connect(m_accounts, &MissingAccountsPanel::creationRequested, &m_upload,
            &Upload::createAccounts);
    connect(m_options, &PlanOptionsPanel::optionsChosen, &m_upload, &Upload::planWith);
    connect(m_options, &PlanOptionsPanel::recheckChosen, &m_upload, &Upload::setRecheck);
    connect(m_next, &QPushButton::clicked, &m_upload, &Upload::dismiss);
    connect(m_saveResult, &QPushButton::clicked, this, &PlanView::saveResult);
    connect(m_messages, &PlanMessageBar::keptRequested, this, [this] {
        m_tabs->setCurrentIndex(1);
        m_rows->showKept();
    });
}

/// What a file does not have is deleted only after a question.
void PlanView::send()
{
    const std::shared_ptr<const ImportPlan> asked = m_upload.plan();
    const QList<AccountDeletions> deletions =
        asked ? mirrorDeletions(*asked) : QList<AccountDeletions>();
    if (deletions.isEmpty())
        return m_filesChanged->lookAndSend();
    m_prompts.ask(window(), mirrorQuestion(deletions), [this, asked](int answer) {
        if (answer == 0 && m_upload.plan() == asked)
            m_filesChanged->lookAndSend();
    });
}

/// While there is something to take back in the plan, the keys mean that and not the last job.
bool PlanView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->matches(QKeySequence::Undo) && m_upload.canUndoMending()) ||
            (key->matches(QKeySequence::Redo) && m_upload.canRedoMending())) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void PlanView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo) && m_upload.canUndoMending())
        m_upload.undoMending();
    else if (event->matches(QKeySequence::Redo) && m_upload.canRedoMending())
        m_upload.redoMending();
    else
        QWidget::keyPressEvent(event);
}

void PlanView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_tiles->setFlat(window()->height() < lowWindow);
}

bool PlanView::isShown() const
{
    const Stage stage = m_upload.stage();
    const bool isOurs = (m_upload.followUp() != nullptr) == (m_of == Of::FollowUps);
    return isOurs && stage != Stage::Idle && stage != Stage::NeedsSettings; // then the form speaks
}

void PlanView::present()
{
    setVisible(isShown());
    const std::shared_ptr<const ImportPlan> plan = isShown() ? m_upload.plan() : nullptr;
    if (plan != m_shownPlan)
        adopt(plan);
    if (isShown())
        presentPlan();
    else
        m_shownStage = Stage::Idle;
}

void PlanView::presentPlan()
{
    const Stage stage = m_upload.stage();
    const std::optional<ImportError> &error = m_upload.error();
    const bool unreadable = stage == Stage::Unplannable && error && !error->issues.isEmpty();
    if (stage != m_shownStage) {
        const QList<RowIssue> asked = unreadable ? error->issues : QList<RowIssue>();
        m_headings->setIssues(asked);
        m_sheets->setIssues(asked);
    }
    if (unreadable && stage != m_shownStage)
        presentProblems(error->issues, true);
    if (stage == Stage::Sent && stage != m_shownStage && m_shownPlan)
        presentProblemsOfPlan(); // with those that sending has brought
    const bool hasRows = m_shownPlan != nullptr && !m_shownPlan->rows.isEmpty();
    m_tabs->setVisible((unreadable && !asksForSheet(m_upload)) || hasRows);
    m_tabs->setTabVisible(1, hasRows);
    if (stage != m_shownStage && stage == Stage::Sent && m_upload.counts().failed > 0) {
        m_tabs->setCurrentIndex(1);
        m_rows->showOutcome(RowOutcome::Failed);
    }
    m_shownStage = stage;
    presentBeside();
    m_accounts->setAccounts(m_of == Of::Sources &&
                                    (stage == Stage::Planned || stage == Stage::Sending)
                                ? m_shownPlan->missingAccounts
                                : QList<MissingAccount>(),
                            stage == Stage::Planned);
    // While the plan is made anew the boxes rest, but stay where they are.
    const bool isUnsent = stage == Stage::Planned || stage == Stage::Planning;
    m_options->present(isUnsent ? m_shownPlan.get() : nullptr, m_upload.rechecks(),
                       stage == Stage::Planned);
    m_messages->present();
    m_filesChanged->present();
    m_mending->present(m_of == Of::Sources ? m_shownPlan : nullptr);
    presentReference();
    presentProgress();
}

/// What waits, and what was dropped with the files and is not read.
void PlanView::presentBeside()
{
    m_waiting->setText(waitingText(m_uploads));
    m_waiting->setVisible(!m_waiting->text().isEmpty());
    m_leftOut->setText(leftOutText(m_upload.source().leftOut));
    m_leftOut->setVisible(!m_leftOut->text().isEmpty());
}

void PlanView::presentProgress()
{
    if (!isShown())
        return;
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
        if (const QString left = timeLeftText(progress.timeLeft); !left.isEmpty()) {
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
    const bool hasWork = planned && m_upload.hasWork();
    const QString forbidden = m_upload.whyNotSend();
    m_send->setVisible(planned || stage == Stage::Planning);
    m_send->setEnabled(hasWork && forbidden.isEmpty());
    const auto rows = static_cast<int>(rowsToSend(m_upload));
    const bool undoes = m_shownPlan != nullptr && m_shownPlan->undoes;
    m_send->setIcon(themedIcon(undoes ? "undo"_L1 : "upload"_L1));
    m_send->setText(sendText(m_upload, hasWork ? rows : 0));
    m_send->setAccessibleName(sendText(m_upload, 0).remove(u'&'));
    const QString reason =
        hasWork || !forbidden.isEmpty() ? forbidden : tr("There is nothing to send.");
    m_send->setToolTip(reason);
    m_send->setAccessibleDescription(
        rows > 0 && hasWork && reason.isEmpty() ? tr("%Ln row(s)", nullptr, rows) : reason);
    m_send->setDefault(m_send->isEnabled());
    m_cancel->setVisible(planned || stage == Stage::Planning || stage == Stage::Sending);
    m_cancel->setEnabled(!m_upload.isCancelling());
    m_pause->setVisible(stage == Stage::Sending);
    m_pause->setEnabled(!m_upload.isCancelling());

    const auto repairable = planned ? static_cast<int>(m_shownPlan->repairableRows()) : 0;
    m_repair->setVisible(planned && repairable > 0);
    m_repair->setText(tr("Repair %Ln row(s)", nullptr, repairable));
    m_rest->setVisible(m_upload.hasRest());
    m_rest->setText(m_upload.jobState() == JobState::Paused ? tr("Re&sume") : tr("&Send the rest"));
    m_rest->setEnabled(forbidden.isEmpty());
    m_rest->setToolTip(forbidden);
    m_saveResult->setVisible(m_shownPlan != nullptr && stage != Stage::Sending &&
                             m_shownPlan->tables.size() == 1);
    m_next->setVisible(stage == Stage::Sent && !m_uploads.waiting().isEmpty());
}

void PlanView::presentReference()
{
    const bool isUnsent = m_upload.stage() == Stage::Planned;
    m_referenceLabel->setVisible(isUnsent);
    m_reference->setVisible(isUnsent);
    if (m_reference->text() != m_upload.reference())
        m_reference->setText(m_upload.reference());
}

void PlanView::adopt(const std::shared_ptr<const ImportPlan> &plan)
{
    const bool isMended = m_shownPlan && plan && arePlansOfSameRows(*m_shownPlan, *plan);
    m_shownPlan = plan;
    if (isMended)
        m_rows->replacePlan(m_shownPlan);
    else
        m_rows->setPlan(m_shownPlan);
    if (!m_shownPlan) {
        m_problems->setIssues({}, false);
        m_mending->present(nullptr);
        return;
    }
    presentProblemsOfPlan();
    m_tabs->setTabText(1, tr("Rows (%1)").arg(QLocale().toString(m_shownPlan->rows.size())));
    // Else somebody is working in one of them.
    if (!isMended || m_shownPlan->errors.isEmpty())
        m_tabs->setCurrentIndex(m_shownPlan->errors.isEmpty() ? 1 : 0);
}

void PlanView::presentProblemsOfPlan()
{
    presentProblems(m_shownPlan->errors + m_shownPlan->warnings, m_shownPlan->tables.size() > 1);
}

void PlanView::presentProblems(const QList<RowIssue> &issues, bool severalFiles)
{
    m_problems->setIssues(issues, severalFiles);
    m_tabs->setTabText(0, tr("Problems (%1)").arg(QLocale().toString(issues.size())));
}

void PlanView::saveResult()
{
    const std::shared_ptr<const ImportPlan> plan = m_shownPlan;
    const QFileInfo source(plan->tables.first().fileName);
    // Beside the file that was read; typed numbers have none.
    const QString folder = source.exists() ? source.absolutePath() : m_settings.uploadFolder();
    const QString name = tr("%1-result.csv").arg(source.completeBaseName());
    const QString suggestion = folder.isEmpty() ? name : QDir(folder).filePath(name);
    m_prompts.chooseSaveFile(window(), tr("Save result"), suggestion, tr("CSV files (*.csv)"),
                             [this, plan](const QString &path) { writeResult(*plan, path); });
}

void PlanView::writeResult(const ImportPlan &plan, const QString &path)
{
    if (const auto kept = whyKept(path, m_upload.directory(), {plan.tables.first().fileName}))
        m_messages->showMessage(StatusKind::Bad, resultFileFault(path, *kept));
    else if (const auto written = writeResultFile(plan, path); !written)
        m_messages->showMessage(StatusKind::Bad, written.error());
    else
        m_messages->showMessage(StatusKind::Good, tr("Saved %1.").arg(path));
}

void PlanView::saveState()
{
    m_problems->saveState();
    m_rows->saveState();
}

} // namespace numberdesk
