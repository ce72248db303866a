// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telephonenumber.h"
#include "provisioning/errors/apierror.h"

#include <QList>

namespace numberdesk {

/// `telephoneNumber eq '+44…' or …`, in the grammar of the Azure REST API guidelines.
QString filterOnNumbers(const QList<TelephoneNumber> &numbers);

/// Everything that waits for the backend service.
QString filterOnPending();

/// True when the gateway refused the filter itself: 400, but not for the API version.
bool isFilterRefusal(const ApiError &error);

} // namespace numberdesk
