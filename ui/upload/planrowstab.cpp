// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planrowstab.h"

#include "core/showntext.h"
#include "models/changetext.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

// In place of an outcome.
constexpr int switchesOff = -2;
constexpr int keptByUndo = -3;
constexpr int rowLines = 2;

} // namespace

PlanRowsTab::PlanRowsTab(Of whose, WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_whose(whose)
    , m_settings(settings)
    , m_rows(new PlanRowTableModel(this))
    , m_table(new DataTable(tr("Rows"), whose == Of::Plan ? u"planRows"_s : u"jobRows"_s, this))
    , m_filter(new QComboBox(this))
    , m_row(selectableLabel({}, this))
{
    m_table->setModel(m_rows);
    m_table->setStatusColumns(
        {static_cast<int>(PlanRowColumn::Outcome), static_cast<int>(PlanRowColumn::Change)});
    QList<int> favoured{static_cast<int>(PlanRowColumn::Change),
                        static_cast<int>(PlanRowColumn::Message)};
    if (whose == Of::Job) // it has the width of the page
        favoured += static_cast<int>(PlanRowColumn::Account);
    m_table->fitColumns({5, 16, 12, 12, 20, 16, 14, 8}, favoured);
    m_table->moveColumn(static_cast<int>(PlanRowColumn::File), 0);
    if (whose == Of::Job) // what was to be done stands before what became of it
        m_table->moveColumn(static_cast<int>(PlanRowColumn::Action),
                            static_cast<int>(PlanRowColumn::Outcome) + 1);
    m_table->restoreColumns(settings);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(buildFilter());
    layout->addWidget(m_table, 1);
    m_row->setMinimumHeight(rowLines * fontMetrics().lineSpacing());
    m_row->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_row);
    connect(m_table, &DataTable::selectedRowsChanged, this, &PlanRowsTab::presentRow);
    connect(m_rows, &QAbstractItemModel::modelReset, this, &PlanRowsTab::presentRow);
    connect(m_rows, &QAbstractItemModel::dataChanged, this, &PlanRowsTab::presentRow);
}

QWidget *PlanRowsTab::buildFilter()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Sho&w"), bar);
    label->setBuddy(m_filter);
    m_filter->setAccessibleName(tr("Show"));
    row->addWidget(label);
    row->addWidget(m_filter);
    row->addStretch();
    m_filter->addItem(tr("All rows"));
    for (const RowOutcome outcome :
         {RowOutcome::Invalid, RowOutcome::Create, RowOutcome::Update, RowOutcome::Delete,
          RowOutcome::Unchanged, RowOutcome::Skipped, RowOutcome::Pending, RowOutcome::Synced,
          RowOutcome::Deleted, RowOutcome::Failed, RowOutcome::OtherStatus, RowOutcome::NotSent})
        m_filter->addItem(outcomeLabel(outcome), static_cast<int>(outcome));
    m_filter->addItem(keptLabel(), keptByUndo);
    m_filter->addItem(tr("Switches a service off"), switchesOff);
    connect(m_filter, &QComboBox::currentIndexChanged, this, &PlanRowsTab::adoptFilter);
    return bar;
}

void PlanRowsTab::setPlan(const std::shared_ptr<const ImportPlan> &plan)
{
    m_filter->setCurrentIndex(0);
    m_table->forgetText();
    m_severalFiles = plan != nullptr && plan->tables.size() > 1;
    m_rows->setPlan(plan);
    wordFilter(plan != nullptr && plan->undoes);
    m_table->setColumnShown(static_cast<int>(PlanRowColumn::File), m_severalFiles);
    if (m_whose == Of::Plan) // whose outcome says what is to be done
        m_table->setColumnShown(static_cast<int>(PlanRowColumn::Action), false);
}

/// What is planned of an undo has words of its own, as in the table.
void PlanRowsTab::wordFilter(bool undoes)
{
    for (int i = 0; i < m_filter->count(); ++i) {
        const QVariant outcome = m_filter->itemData(i);
        if (outcome.isValid() && outcome.toInt() >= 0)
            m_filter->setItemText(i,
                                  outcomeLabel(static_cast<RowOutcome>(outcome.toInt()), undoes));
    }
}

void PlanRowsTab::replacePlan(const std::shared_ptr<const ImportPlan> &plan)
{
    m_rows->replacePlan(plan);
}

void PlanRowsTab::updateRows(const QList<qsizetype> &planRows)
{
    m_rows->updateRows(planRows);
}

void PlanRowsTab::showOutcome(RowOutcome outcome)
{
    m_filter->setCurrentIndex(m_filter->findData(static_cast<int>(outcome)));
}

void PlanRowsTab::showKept()
{
    m_filter->setCurrentIndex(m_filter->findData(keptByUndo));
}

void PlanRowsTab::adoptFilter()
{
    const QVariant chosen = m_filter->currentData();
    PlanRowFilter filter;
    filter.switchesOffOnly = chosen.isValid() && chosen.toInt() == switchesOff;
    filter.keptOnly = chosen.isValid() && chosen.toInt() == keptByUndo;
    if (chosen.isValid() && chosen.toInt() >= 0)
        filter.outcome = static_cast<RowOutcome>(chosen.toInt());
    m_rows->setFilter(filter);
}

/// The row in full, one change a line.
void PlanRowsTab::presentRow()
{
    const QList<int> rows = m_table->selectedRowList();
    if (rows.size() != 1 || rows.first() >= m_rows->rowCount()) {
        const bool isFilteredAway = m_rows->rowCount() == 0 && m_filter->currentIndex() > 0;
        m_row->setText(isFilteredAway ? tr("No row is of this kind.") : QString());
        return;
    }
    const auto cell = [this, &rows](PlanRowColumn column) {
        return m_rows->index(rows.first(), static_cast<int>(column)).data().toString();
    };
    QString title = tr("Line %1, %2: %3", "line, number, outcome")
                        .arg(cell(PlanRowColumn::Line), cell(PlanRowColumn::TelephoneNumber),
                             cell(PlanRowColumn::Outcome));
    if (m_severalFiles)
        title =
            tr("%1, %2", "file; line, number and outcome").arg(cell(PlanRowColumn::File), title);
    QStringList lines{title};
    lines += changeTexts(m_rows->row(rows.first()));
    if (const QString message = cell(PlanRowColumn::Message); !message.isEmpty())
        lines += message;
    m_row->setText(shownText(lines.join(u'\n')));
}

void PlanRowsTab::saveState()
{
    m_table->saveColumns(m_settings);
}

} // namespace numberdesk
