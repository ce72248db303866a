// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/planchanges.h"

namespace numberdesk {

/// The name of a number's field for people, for example "SIP header" or "Operator Connect usage".
QString fieldLabel(const UploadColumn &column);

/// A cell for people: a flag is "on" or "off", none is "—".
QString valueText(UploadField field, const QString &cell);

/// One change for people: "Zoom: on → off", "SIP header: — → desk-1"; of a new number what it gets.
QString changeText(const FieldDifference &change, ChangeAction action);

/// Every change of a row, one text each; empty for a row that changes nothing.
QStringList changeTexts(const PlanRow &row);

} // namespace numberdesk
