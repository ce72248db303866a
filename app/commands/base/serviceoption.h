// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/commonoptions.h"
#include "core/service.h"

namespace numberdesk {

/// Reads `--service S[,S]`: zoom, direct-routing, call-protection, operator-connect, phone-mobile.
Result<ServiceSet, UsageProblem> readServices(const QString &value);

/// Those words with commas, for help texts.
QString serviceWords();

} // namespace numberdesk
