// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadchoice.h"

#include "session/upload/upload.h"

namespace numberdesk {

using Stage = Upload::Stage;

bool wouldLoseUnsent(const Upload &upload, const UploadSource &fresh)
{
    if (fresh.table && upload.isTyped())
        return false; // the form keeps what was typed, and this is its newer state
    switch (upload.stage()) {
    case Stage::Idle:
    case Stage::Sending:
        return false;
    case Stage::Planning:
    case Stage::NeedsSettings:
        return true;
    case Stage::Unplannable: // the mended file in place of the broken one
        return !fresh.hasFilesOf(upload.source());
    case Stage::Planned:
        return upload.counts().unchanged < upload.counts().rows;
    case Stage::Sent:
        return upload.hasRest();
    }
    return false;
}

bool canBeAdded(const Upload &upload, const UploadSource &fresh)
{
    const Stage stage = upload.stage();
    const bool stands = stage == Stage::Planning || stage == Stage::NeedsSettings ||
                        stage == Stage::Planned || stage == Stage::Unplannable;
    if (!stands || upload.isOfRest())
        return false;
    return fresh.table || !upload.source().hasFilesOf(fresh);
}

} // namespace numberdesk
