// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace numberdesk {

/// Columns of the table of a plan's rows.
enum class PlanRowColumn : int {
    Line,
    TelephoneNumber,
    Account,
    Outcome,
    Change,
    Message,
    File,   ///< what comes late stands last, so that what people have chosen stays theirs
    Action, ///< what the row was to do, whatever became of it
    Count
};

/// Which rows of a plan are shown.
struct PlanRowFilter
{
    std::optional<RowOutcome> outcome; ///< all when unset
    bool switchesOffOnly = false;      ///< only rows that switch a service off
    bool keptOnly = false; ///< only rows of an undo that others have changed; no outcome has them

    bool operator==(const PlanRowFilter &) const = default;
};

/// The rows of a plan with what would become, or became, of each.
class PlanRowTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows `plan`; nothing when null.
    void setPlan(std::shared_ptr<const ImportPlan> plan);
    /// The same plan with later outcomes: each row stays where it is.
    void replacePlan(std::shared_ptr<const ImportPlan> plan);
    /// Shows the rows that pass `filter`, in the order of the plan.
    void setFilter(const PlanRowFilter &filter);
    /// Rows of the plan whose outcome changed.
    void updateRows(const QList<qsizetype> &planRows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    /// The row of the plan that stands there.
    const PlanRow &row(int row) const { return m_plan->rows.at(m_shown.at(row)); }

private:
    void rebuild();
    bool isShown(const PlanRow &row) const;

    std::shared_ptr<const ImportPlan> m_plan;
    PlanRowFilter m_filter;
    QList<qsizetype> m_shown;
};

/// The word for an outcome, for people; `undoes`: of a plan that takes a job back.
QString outcomeLabel(RowOutcome outcome, bool undoes = false);
/// The word for a row of an undo that stays as others have made it.
QString keptLabel();
/// The word for what a row does, for people.
QString actionLabel(RowAction action);

} // namespace numberdesk
