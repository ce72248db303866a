// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "upload/tilerow.h"

namespace numberdesk {

// What the plan view says at each stage, apart from the widgets that say it.

/// One line: what stands or happens.
QString planHeadline(const Upload &upload);
/// What waits its turn, and for what; empty when nothing does.
QString waitingText(const UploadQueue &uploads);
/// Names what was dropped and is not read; empty when nothing was left out.
QString leftOutText(const QStringList &names);
/// What the button says that sends `rows`; 0 = without a count. With mnemonic.
QString sendText(const Upload &upload, int rows);
/// Rows that Upload would send.
qint64 rowsToSend(const Upload &upload);
/// The counts worth showing at this stage.
QList<TileRow::Tile> planTiles(const Upload &upload);
/// How long sending will still take, for example "about 3 min left"; empty before that is known.
QString timeLeftText(std::chrono::milliseconds timeLeft);
/// How it looks: good, bad, under way.
StatusKind planKind(const Upload &upload);
/// What a cancelled or broken upload has and has not done.
QString earlyEnd(const Upload &upload);
/// True when nothing is wrong but that a workbook has several sheets.
bool asksForSheet(const Upload &upload);
/// Why there is no plan, for people: of a few faults the first one whole, of many their count.
QString planFailure(const ImportError &error);

} // namespace numberdesk
