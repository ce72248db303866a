// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/importplan.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace numberdesk {

/// Columns of the table of a plan's rows.
enum class PlanRowColumn : int { Line, TelephoneNumber, Account, Outcome, Message, Count };

/// The rows of a plan with what would become, or became, of each; can show one outcome only.
class PlanRowTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows `plan`; nothing when null.
    void setPlan(std::shared_ptr<const ImportPlan> plan);
    /// Shows rows of that outcome only; all when unset.
    void setOutcomeFilter(std::optional<RowOutcome> outcome);
    /// Rows of the plan whose outcome changed.
    void updateRows(const QList<qsizetype> &planRows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void rebuild();

    std::shared_ptr<const ImportPlan> m_plan;
    std::optional<RowOutcome> m_filter;
    QList<qsizetype> m_shown;
};

/// The word for an outcome, for people.
QString outcomeLabel(RowOutcome outcome);

} // namespace numberdesk
