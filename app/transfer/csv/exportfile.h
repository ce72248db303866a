// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/number.h"
#include "core/resources/requestforinformation.h"

#include <QStringList>

namespace numberdesk {

/// Headings of a numbers export: the contract's upload headings of all five services, so that the
/// file dropped back finds every row right, then `_status`, `_code`, `_message`.
QStringList numberExportHeadings();
/// Cells of one number under those headings.
QStringList numberExportCells(const Number &number);

/// Accounts and requests for information: JSON paths joined by `_`.
QStringList accountExportHeadings();
QStringList accountExportCells(const Account &account);
QStringList requestExportHeadings();
QStringList requestExportCells(const RequestForInformation &request);

} // namespace numberdesk
