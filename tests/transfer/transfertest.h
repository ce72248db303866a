// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/planning/plandraft.h"

#include <QString>

namespace numberdesk {

inline const QString zoomHeading = QStringLiteral("serviceDetails_zoomPhoneCloudPeering_enabled");

/// A table out of CSV text; the text is trusted to be well-formed.
inline CsvTable tableOf(const QString &text, const QString &fileName = QStringLiteral("in.csv"))
{
    return parseCsv(text.toUtf8(), fileName).value();
}

/// What the files alone tell.
inline PlanResult draftOf(const QList<CsvTable> &tables, const ImportOptions &options = {})
{
    return draftPlan(tables, options, std::make_shared<std::atomic_bool>(false));
}

/// behaviour: rows = valid + invalid,
/// valid = unchanged + created + updated + deleted + refused + notSent.
inline bool addsUp(const ImportCounts &c)
{
    return c.rows == c.valid + c.invalid &&
           c.valid == c.unchanged + c.created + c.updated + c.deleted + c.refused + c.notSent &&
           c.failed >= c.refused;
}

/// The heading of a setting of Operator Connect.
inline QString operatorConnectHeading(const QString &property)
{
    return QStringLiteral("serviceDetails_teamsOperatorConnect_") + property;
}

} // namespace numberdesk
