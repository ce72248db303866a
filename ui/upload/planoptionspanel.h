// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

#include <QWidget>

class QCheckBox;

namespace numberdesk {

/// What a person may agree to beyond what a plan does by itself, a box each; only what matters for
/// the plan at hand is shown.
class PlanOptionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PlanOptionsPanel(QWidget *parent = nullptr);

    /// Null hides all. The boxes rest unless the plan `mayChange`.
    /// `rechecks`: see Upload::rechecks().
    void present(const ImportPlan *plan, bool rechecks, bool mayChange);

signals:
    /// A box was ticked or cleared: the plan's options with this change.
    void optionsChosen(const numberdesk::ImportOptions &options);
    void recheckChosen(bool recheck);

private:
    QCheckBox *addBox();
    QCheckBox *addBox(bool ImportOptions::*option);
    void presentRecheck(const RecheckCost &cost, bool rechecks);

    ImportOptions m_options;
    QCheckBox *m_clearEmpty;
    QCheckBox *m_setAssignment;
    QCheckBox *m_noRecheck;
};

} // namespace numberdesk
