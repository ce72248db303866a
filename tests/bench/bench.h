// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace numberdesk {

/// `numberdesk-bench plan`: the verdicts of numbering plans and libphonenumber's on the same
/// numbers, with the time that both take. Gives the exit code: 0 within the limits, 1 beyond, 2 for
/// wrong arguments.
int planBench(const QStringList &arguments);

} // namespace numberdesk
