// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/mending.h"
#include "transfer/plan/importplan.h"

#include <QObject>

#include <memory>
#include <optional>

namespace numberdesk {

class MessageBar;
class ProblemsTab;
class Prompts;
class Upload;

/// Mends rows of the plan from its problems: a cell at a time, then all alike when that is wished;
/// leaves rows out, takes steps back, and saves what stays rejected.
class PlanMending : public QObject
{
    Q_OBJECT

public:
    /// All but `parent` must outlive it. `messages` tells what became of a file that was saved.
    PlanMending(Upload &upload, ProblemsTab &problems, MessageBar &messages, Prompts &prompts,
                QObject *parent = nullptr);

    /// Shows what is possible with the plan in view; null when there is none, or when its rows are
    /// no person's to mend.
    void present(const std::shared_ptr<const ImportPlan> &plan);

private:
    /// Rows that have the cell that was just mended in another.
    struct Alike
    {
        MendingStep step;
        QString found;
        int rows = 0;
    };

    MendingStep stepOf(MendingStep::Kind kind, const QList<qsizetype> &rows) const;
    void mendCell(qsizetype row, const QString &heading, const QString &found, const QString &text,
                  const QList<qsizetype> &alike);
    void leaveOut(const QList<qsizetype> &rows);
    void mendAlike();
    void offerAlike();
    void saveRejected();

    Upload &m_upload;
    ProblemsTab &m_problems;
    MessageBar &m_messages;
    Prompts &m_prompts;
    std::shared_ptr<const ImportPlan> m_plan;
    std::optional<Alike> m_alike;
    bool m_isOffered = false;
};

} // namespace numberdesk
