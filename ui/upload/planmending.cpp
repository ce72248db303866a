// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planmending.h"

#include "core/showntext.h"
#include "prompts/prompts.h"
#include "session/upload/upload.h"
#include "storage/outputplace.h"
#include "transfer/sending/rejectedrows.h"
#include "transfer/sending/resultfile.h"
#include "upload/mendbar.h"
#include "upload/problemstab.h"
#include "widgets/look/messagebar.h"

#include <QFileInfo>
#include <QLocale>

#include <utility>

namespace numberdesk {

PlanMending::PlanMending(Upload &upload, ProblemsTab &problems, MessageBar &messages,
                         Prompts &prompts, QObject *parent)
    : QObject(parent)
    , m_upload(upload)
    , m_problems(problems)
    , m_messages(messages)
    , m_prompts(prompts)
{
    connect(&problems, &ProblemsTab::cellMended, this, &PlanMending::mendCell);
    connect(&problems, &ProblemsTab::rowsLeftOut, this, &PlanMending::leaveOut);
    connect(problems.offerBar(), &MessageBar::actionTriggered, this, &PlanMending::mendAlike);
    const MendBar *bar = problems.mendBar();
    connect(bar, &MendBar::undoRequested, this, [this] {
        m_alike.reset();
        m_upload.undoMending();
    });
    connect(bar, &MendBar::redoRequested, this, [this] {
        m_alike.reset();
        m_upload.redoMending();
    });
    connect(bar, &MendBar::saveRejectedRequested, this, &PlanMending::saveRejected);
}

void PlanMending::present(const std::shared_ptr<const ImportPlan> &plan)
{
    const bool isOther = plan != m_plan;
    m_plan = plan;
    if (!plan)
        m_alike.reset();
    const bool isPlanned = plan && m_upload.stage() == Upload::Stage::Planned;
    m_problems.setMending({plan != nullptr, isPlanned, m_upload.canUndoMending(),
                           m_upload.canRedoMending(), plan && hasRejectedRows(*plan)});
    if (isOther)
        m_isOffered = false;
    offerAlike();
}

MendingStep PlanMending::stepOf(MendingStep::Kind kind, const QList<qsizetype> &rows) const
{
    MendingStep step;
    step.kind = kind;
    for (const qsizetype index : rows) {
        const PlanRow &row = m_plan->rows.at(index);
        step.lines[mendingFile(m_plan->tables.at(row.file))].append(m_plan->lineOf(row));
    }
    return step;
}

void PlanMending::mendCell(qsizetype row, const QString &heading, const QString &found,
                           const QString &text, const QList<qsizetype> &alike)
{
    MendingStep step = stepOf(MendingStep::Kind::SetCells, {row});
    step.heading = heading;
    step.text = text;
    m_alike.reset();
    if (!alike.isEmpty()) {
        MendingStep others = stepOf(MendingStep::Kind::SetCells, alike);
        others.heading = heading;
        others.text = text;
        m_alike = Alike{others, found, static_cast<int>(alike.size())};
    }
    m_upload.mend(step);
}

void PlanMending::leaveOut(const QList<qsizetype> &rows)
{
    m_alike.reset();
    m_upload.mend(stepOf(MendingStep::Kind::LeaveOut, rows));
}

void PlanMending::mendAlike()
{
    if (const std::optional<Alike> alike = std::exchange(m_alike, std::nullopt))
        m_upload.mend(alike->step);
}

/// Once the plan shows what became of the first of them.
void PlanMending::offerAlike()
{
    MessageBar *bar = m_problems.offerBar();
    if (!m_alike || m_upload.stage() != Upload::Stage::Planned)
        return bar->dismiss();
    if (std::exchange(m_isOffered, true))
        return;
    bar->showMessage(StatusKind::Neutral,
                     tr("%Ln more row(s) have “%1” in the column %2.", nullptr, m_alike->rows)
                         .arg(shownCell(m_alike->found), shownCell(m_alike->step.heading)),
                     tr("Put “%1” there, too").arg(shownCell(m_alike->step.text)));
}

void PlanMending::saveRejected()
{
    const std::shared_ptr<const ImportPlan> plan = m_plan;
    const QFileInfo source(plan->tables.first().fileName);
    const QString name = tr("%1-rejected.csv").arg(source.completeBaseName());
    const QString suggestion = source.exists() ? source.absolutePath() + u'/' + name : name;
    const auto write = [this, plan](const QString &path) {
        QStringList sources;
        for (const CsvTable &table : plan->tables)
            sources += table.fileName;
        if (const auto kept = whyKept(path, m_upload.directory(), sources))
            m_messages.showMessage(StatusKind::Bad, resultFileFault(path, *kept));
        else if (const auto written = writeRejectedRows(*plan, path); !written)
            m_messages.showMessage(StatusKind::Bad, written.error());
        else
            m_messages.showMessage(StatusKind::Good, tr("Saved %1.").arg(path));
    };
    m_prompts.chooseSaveFile(m_problems.window(), tr("Save rejected rows"), suggestion,
                             tr("CSV files (*.csv)"), write);
}

} // namespace numberdesk
