// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/jobpanel.h"

#include "core/showntext.h"
#include "jobs/jobdetails.h"
#include "models/jobtext.h"
#include "transfer/sending/importjob.h"
#include "upload/planrowstab.h"
#include "upload/planwords.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/textstyle.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int panelMargin = 16;
constexpr int stateSize = 20;

} // namespace

JobPanel::JobPanel(JobRows &rows, const QList<QAction *> &commands, WindowSettings &settings,
                   QWidget *parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_title(new QLabel(this))
    , m_icon(new IconLabel(stateSize, this))
    , m_state(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_messages(new MessageBar(this))
    , m_fault(new MessageBar(this))
    , m_reading(new QLabel(tr("Reading the rows…"), this))
    , m_table(new PlanRowsTab(PlanRowsTab::Of::Job, settings, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(panelMargin, panelMargin, panelMargin, panelMargin);
    layout->setSpacing(8);
    layout->addWidget(buildHeader());
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    state->addWidget(m_icon);
    state->addWidget(m_state, 1);
    layout->addLayout(state);
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // else the commands would jump
    m_progress->setSizePolicy(policy);
    layout->addWidget(m_progress);
    layout->addWidget(buildCommands(commands));
    layout->addWidget(m_messages);
    layout->addWidget(m_fault);
    setFaint(m_reading);
    layout->addWidget(m_reading);
    layout->addWidget(m_table, 1);
    layout->addStretch(); // in place of the table while there is none
    connect(m_fault, &MessageBar::actionTriggered, &m_rows, &JobRows::readAgain);
    connect(&m_rows, &JobRows::changed, this, &JobPanel::adoptRows);
    connect(&m_rows, &JobRows::rowsChanged, m_table, &PlanRowsTab::updateRows);
    adoptRows();
}

QWidget *JobPanel::buildHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setTitleFont(m_title);
    auto *back = new QPushButton(themedIcon("back"_L1), tr("Bac&k to jobs"), header);
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &JobPanel::backRequested);
    layout->addWidget(m_title, 1);
    layout->addWidget(back);
    return header;
}

QWidget *JobPanel::buildCommands(const QList<QAction *> &commands)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QAction *command : commands) {
        auto *button = new QToolButton(row);
        button->setDefaultAction(command);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        const auto describe = [button, command] {
            button->setAccessibleName(command->text().remove(u'&'));
            button->setAccessibleDescription(command->isEnabled() ? QString()
                                                                  : command->whatsThis());
        };
        connect(command, &QAction::changed, button, describe);
        describe();
        layout->addWidget(button);
    }
    layout->addStretch();
    return row;
}

void JobPanel::present(const JobRecord &job, const ImportProgress *progress, JobRequest asked)
{
    m_title->setText(shownText(jobTitle(job)));
    m_icon->setIcon(statusIcon(jobStatusKind(job)));
    const bool isRunning = job.state == JobState::Running;
    m_state->setText(shownText(isRunning ? jobStateWords(job, asked) : jobOutcome(job)));
    m_progress->setVisible(isRunning);
    if (!isRunning)
        return;
    constexpr int whole = 1000; // of rows there may be more than an int holds
    m_progress->setRange(0, whole);
    m_progress->setValue(
        static_cast<int>(whole * job.tally.done / qMax<qint64>(1, job.tally.rows)));
    QStringList parts{tr("%1 rows", "1,600 of 10,000").arg(jobProgress(job))};
    if (progress != nullptr) {
        if (const QString left = timeLeftText(progress->timeLeft); !left.isEmpty())
            parts += left;
    }
    m_progress->setFormat(parts.join(u" · "_s));
}

void JobPanel::adoptRows()
{
    const std::shared_ptr<const ImportPlan> plan = m_rows.plan();
    if (m_rows.id() != m_shown || !plan) {
        m_shown = plan ? m_rows.id() : 0;
        m_table->setPlan(plan);
    } else {
        m_table->replacePlan(plan);
    }
    m_reading->setVisible(m_rows.isReading());
    m_table->setVisible(plan != nullptr);
    if (m_rows.error().isEmpty())
        m_fault->dismiss();
    else
        m_fault->showMessage(StatusKind::Bad, m_rows.error(), tr("Read again"));
}

DataTable *JobPanel::table() const
{
    return m_table->table();
}

void JobPanel::saveState()
{
    m_table->saveState();
}

void JobPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace numberdesk
