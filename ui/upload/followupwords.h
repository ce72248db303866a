// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/upload.h"
#include "upload/tilerow.h"

namespace numberdesk {

// The words of planwords.h where the plan is of what comes after a job.

/// One line, before it is sent.
QString plannedFollowUp(const Upload &upload, const FollowUp &of);
/// The same while it is sent.
QString sendingFollowUp(const FollowUp &of);
/// An undo has ended: what it has taken back, and what not.
QString undoneHeadline(const Upload &upload, const FollowUp &of);
/// See sendText().
QString sendTextOf(const FollowUp &of, int rows);
/// What an undo leaves as others have made it, a sentence; empty when that is nothing.
QString keptText(const Upload &upload);
/// The accounts that an unsent undo deletes or creates again, by name, a sentence each; empty when
/// there are none.
QString accountsText(const Upload &upload);
/// Of a plan that takes a job back, before it is sent, while, and after.
QList<TileRow::Tile> undoTiles(const Upload &upload);

} // namespace numberdesk
