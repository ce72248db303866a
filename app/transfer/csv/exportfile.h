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
/// Cells of one number under those headings, each guarded against being taken for a formula
/// (guardedCell()).
QStringList numberExportCells(const Number &number);

/// Headings of an accounts export: JSON paths joined by `_`; status and errors come last.
QStringList accountExportHeadings();
/// Cells of one account under those headings, as numberExportCells() guards them.
QStringList accountExportCells(const Account &account);
/// Headings of an export of requests for information, made like those of accounts.
QStringList requestExportHeadings();
/// Cells of one request under those headings, as numberExportCells() guards them.
QStringList requestExportCells(const RequestForInformation &request);

} // namespace numberdesk
