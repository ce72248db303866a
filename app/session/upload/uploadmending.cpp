// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/upload.h"

#include <utility>

namespace numberdesk {

// What of Upload mends rows of the plan.

void Upload::mend(const MendingStep &step)
{
    if (m_stage != Stage::Planned || followUp() != nullptr)
        return;
    ImportOptions options = plan()->options;
    options.mending.append(step);
    m_undoneMending.clear();
    replanMended(options);
}

void Upload::undoMending()
{
    if (!canUndoMending())
        return;
    ImportOptions options = plan()->options;
    m_undoneMending.append(options.mending.takeLast());
    replanMended(options);
}

void Upload::redoMending()
{
    if (!canRedoMending())
        return;
    ImportOptions options = plan()->options;
    options.mending.append(m_undoneMending.takeLast());
    replanMended(options);
}

bool Upload::canUndoMending() const
{
    return m_stage == Stage::Planned && !plan()->options.mending.isEmpty();
}

bool Upload::canRedoMending() const
{
    return m_stage == Stage::Planned && !m_undoneMending.isEmpty();
}

void Upload::replanMended(const ImportOptions &options)
{
    m_planning->mend(options);
    planAnew(Afterwards::Show, m_stage);
}

/// Lines may have moved in a file that is read for the first time, or anew.
bool Upload::forgetMending(UploadSource &source)
{
    m_undoneMending.clear();
    return !std::exchange(source.options.mending, {}).isEmpty();
}

} // namespace numberdesk
