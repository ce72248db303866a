// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/service.h"

class QCheckBox;

namespace numberdesk {

/// Why numbers of that account cannot have a service that is off there; translated.
QString whyNotOnAccount(const QString &accountName);

/// Lets the box of a number's service be used, or says why the account forbids it.
void allowService(QCheckBox *box, bool enabledOnAccount, const QString &accountName);

} // namespace numberdesk
