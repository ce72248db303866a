// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "prompts/prompts.h"

#include <optional>

namespace numberdesk {

class GatewayData;

/// The question before services are switched off that numbers of the account use, or may use where
/// the gateway does not say; none when nothing stops. `before` is as the gateway has it.
std::optional<Question> switchOffQuestion(const Account &before, const Account &after,
                                          const GatewayData &data, const QString &connectionName);

} // namespace numberdesk
