// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"

#include <QKeySequence>
#include <QLatin1StringView>
#include <QList>

#include <functional>

class QAction;

namespace numberdesk {

class JobList;
class Rights;

/// What can be done with one job of the list.
struct JobActions
{
    QAction *resume = nullptr;
    QAction *pause = nullptr;
    QAction *cancel = nullptr;
    QAction *open = nullptr;
    QAction *save = nullptr;
    QAction *retry = nullptr;
    QAction *undo = nullptr;

    /// Those that go with a job whose rows are in view.
    QList<QAction *> ofShownJob() const { return {resume, pause, cancel, save, retry, undo}; }
};

/// Adds a command to a page; see ListPage::addCommand().
using AddCommand = std::function<QAction *(const QString &text, QLatin1StringView icon,
                                           const QKeySequence &shortcut)>;

/// All of them, in the order in which a page shows them.
JobActions addJobActions(const AddCommand &add);
/// Each stands ready for `job`, null = for none, or says why it does not. `whyNoRows` is what
/// speaks against showing rows.
void adaptJobActions(const JobActions &actions, const JobRecord *job, const JobList &jobs,
                     const Rights &rights, const QString &whyNoRows);

} // namespace numberdesk
