// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"
#include "transfer/plan/importplan.h"

#include <QStringList>

namespace numberdesk {

/// A job that has ended, as it was told to people and as it is kept.
struct EndedJob
{
    StoredJob stored;
    ImportPlan told;
    bool hasGaps = false; ///< journal writes were refused, so that the journal may lack something
};

/// Loads a job from its journal and compares it with what was told; a sentence for each difference.
QStringList differencesFromJournal(const EndedJob &job);

} // namespace numberdesk
