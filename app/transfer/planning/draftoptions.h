// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvheading.h"
#include "transfer/plan/importplan.h"

namespace numberdesk {

/// What is wrong with the options for files with these headings, as a sentence; empty when they
/// fit.
QString optionsFault(const QList<HeadingMap> &headings, const ImportOptions &options);

/// Names a heading of the options that no file has: a slip of the pen would do nothing. Empty when
/// there is none.
QString unknownHeadingInOptions(const QList<CsvTable> &tables, const ImportOptions &options);

} // namespace numberdesk
