// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/planrowtablemodel.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace numberdesk {

class DataTable;
class WindowSettings;

/// The rows of a plan: what each changes, and later what became of it.
class PlanRowsTab : public QWidget
{
    Q_OBJECT

public:
    /// A plan that is to be sent, or a job, whose rows have an action beside their outcome.
    enum class Of : quint8 { Plan, Job };

    PlanRowsTab(Of whose, WindowSettings &settings, QWidget *parent = nullptr);

    void setPlan(const std::shared_ptr<const ImportPlan> &plan);
    /// The same rows with later outcomes: filter and selection stay.
    void replacePlan(const std::shared_ptr<const ImportPlan> &plan);
    void updateRows(const QList<qsizetype> &planRows);
    /// Shows rows of that outcome only.
    void showOutcome(RowOutcome outcome);
    /// Shows those only that an undo keeps as others have made them.
    void showKept();
    void saveState();
    DataTable *table() const { return m_table; }

private:
    QWidget *buildFilter();
    void wordFilter(bool undoes);
    void adoptFilter();
    void presentRow();

    Of m_whose;
    WindowSettings &m_settings;
    PlanRowTableModel *m_rows;
    DataTable *m_table;
    QComboBox *m_filter;
    QLabel *m_row;
    bool m_severalFiles = false;
};

} // namespace numberdesk
