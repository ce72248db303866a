// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/cancelflag.h"
#include "transfer/csv/csvtable.h"

namespace numberdesk {

/// The largest input that is read into memory, in bytes.
inline constexpr qint64 largestInput = 256LL * 1024 * 1024;

/// Reads a file, a device or a pipe to its end; `-` is standard input. What is larger than
/// largestInput, or never ends, is an error, and so is what cannot be opened or read. A pipe
/// without a writer is waited for until `cancel` is set, which is an error as well.
Result<QByteArray, CsvError> readInput(const QString &path, const CancelFlag &cancel);

/// What a file is, in words for people, when its content says that it is no CSV text: "an Excel
/// workbook (.xlsx)", "a web page"; empty otherwise.
QString otherKindOf(const QByteArray &content);

} // namespace numberdesk
