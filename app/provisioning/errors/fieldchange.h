// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace numberdesk {

/// One field of a resource that has changed, with both values as an export writes them.
struct FieldChange
{
    QString field;  ///< its JSON path joined by `_`, which is the heading of an export
    QString before; ///< empty = none
    QString after;

    bool operator==(const FieldChange &) const = default;
};

/// "FIELD was A, is B; …", translated.
QString inWords(const QList<FieldChange> &changes);

/// The same, as the reason why something is not sent.
QString changedMeanwhile(const QList<FieldChange> &changes);

} // namespace numberdesk
