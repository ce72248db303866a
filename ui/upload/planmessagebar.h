// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/messagebar.h"

namespace numberdesk {

class Upload;
struct ImportError;

/// What there is to say of an upload beside its headline: why there is no plan, why sending ended
/// early and what that leaves, and what a person should know of the plan.
class PlanMessageBar : public MessageBar
{
    Q_OBJECT

public:
    /// `upload` must outlive the bar.
    explicit PlanMessageBar(Upload &upload, QWidget *parent = nullptr);

    void present();

signals:
    /// Somebody wants to see what an undo keeps.
    void keptRequested();

private:
    void presentFailure(const ImportError &error);
    void presentSent(const ImportError &error);
    void presentFollowUp();
    void presentUnsent(const ImportError &error);

    Upload &m_upload;
};

} // namespace numberdesk
