// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvtable.h"

#include <QByteArray>

namespace numberdesk {

/// True when a file is to be read as a workbook, which its content tells, a ZIP archive, whatever
/// its name; but for names that promise text (.csv, .tsv, .txt): such a file is called what it is.
bool isWorkbook(const QString &path, const QByteArray &content);

/// Reads a sheet of an Office Open XML (ECMA-376) or OpenDocument (ISO/IEC 26300) workbook: the one
/// that `reading` names, else the only one that holds anything; several are an error that lists
/// them (CsvError::sheets). Text is as it is; numbers are as they are stored (see figureCell());
/// formulas are their stored results. Hidden sheets and rows are read, and said so. Encrypted,
/// broken and other archives are errors, and so are parts beyond PartLimits; what of a workbook
/// cannot be found is never taken for empty. Blocks; for the thread pool.
Result<CsvTable, CsvError> readWorkbook(const QByteArray &content, const QString &fileName,
                                        const CsvReading &reading);

} // namespace numberdesk
