// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvtable.h"

namespace numberdesk {

/// Reads a file, a pipe or, as `-`, standard input, and parses it, a workbook (see isWorkbook()) as
/// one; refuses more than 256 MiB, and what it is to keep a copy of and cannot.
Result<CsvTable, CsvError> readTableFile(const QString &path, const CsvReading &reading = {});

/// Reads a table again from its private copy, which it must have: the person's file may be another
/// by now.
Result<CsvTable, CsvError> readTableCopy(const CsvTable &table, const CsvReading &reading);

} // namespace numberdesk
