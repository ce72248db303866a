// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telephonenumber.h"
#include "prompts/prompts.h"

#include <QList>

namespace numberdesk {

class NumberInventory;

/// The question before numbers are deleted: names the count, the account and the connection.
Question deleteQuestion(const QList<TelephoneNumber> &numbers, const NumberInventory &inventory,
                        const QString &connectionName);

} // namespace numberdesk
