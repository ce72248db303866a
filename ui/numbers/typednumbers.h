// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/service.h"
#include "transfer/csvtable.h"

namespace numberdesk {

/// What Manual input asks for.
struct TypedNumbers
{
    QString accountName;
    ServiceSet services;
    QString customSipHeader;
    QString text; ///< numbers one per line, or as pasted from a sheet
};

/// The typed numbers as a table with the upload's headings, so that they are planned, sent and
/// reported like a file. A record's line is the line of the text. Services that are not chosen
/// have no column, which leaves them alone.
CsvTable tableOf(const TypedNumbers &typed, const QString &name);

} // namespace numberdesk
