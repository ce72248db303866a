// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/numberdifference.h"

#include "core/requestequality.h"
#include "transfer/exportfile.h"

#include <algorithm>

namespace numberdesk {

namespace {

bool isNamed(const TeamsConfigurationChange &change, UploadField field)
{
    switch (field) {
    case UploadField::Usage:
        return change.usage.has_value();
    case UploadField::ChoosableCapabilities:
        return change.choosableCapabilities.has_value();
    case UploadField::AdditionalUsages:
        return change.additionalUsages.has_value();
    case UploadField::CivicAddressId:
        return change.civicAddressId.has_value();
    case UploadField::LocationId:
        return change.locationId.has_value();
    case UploadField::AllowTenantAddressUpdate:
        return change.allowTenantAddressUpdate.has_value();
    case UploadField::DisplayedCountryCode:
        return change.displayedCountryCode.has_value();
    default:
        return false;
    }
}

bool isNamed(const NumberChange &change, const UploadColumn &column)
{
    if (!column.service)
        return column.field == UploadField::CustomSipHeader && change.customSipHeader.has_value();
    const ServiceChange &service = change.services[*column.service];
    if (column.field == UploadField::Enabled)
        return service.enabled.has_value();
    if (column.field == UploadField::AssignmentStatus)
        return service.assignmentStatus.has_value();
    return isNamed(service.configuration, column.field);
}

/// The cell of a canonical number, in which flags that are off say nothing.
QString canonicalCell(const Number &number, const UploadColumn &column)
{
    const QString cell = numberCell(number, column);
    const bool isFlag = column.field == UploadField::Enabled ||
                        column.field == UploadField::AllowTenantAddressUpdate;
    return isFlag && cell == QLatin1StringView("false") ? QString() : cell;
}

} // namespace

QList<UploadColumn> namedColumns(const NumberChange &change)
{
    QList<UploadColumn> columns;
    for (const UploadColumn &column : uploadColumns()) {
        if (isNamed(change, column))
            columns.append(column);
    }
    return columns;
}

QList<FieldDifference> differencesIn(const QList<UploadColumn> &columns, const Number &before,
                                     const Number &after)
{
    const Number left = canonical(before);
    const Number right = canonical(after);
    QList<FieldDifference> differences;
    for (const UploadColumn &column : columns) {
        if (canonicalCell(left, column) != canonicalCell(right, column))
            differences.append({column, numberCell(before, column), numberCell(after, column)});
    }
    return differences;
}

QList<FieldDifference> differencesToSent(const NumberChange &change, const Number &sent,
                                         const Number &stored)
{
    const Number request = canonical(sent);
    QList<UploadColumn> columns;
    for (const UploadColumn &column : uploadColumns()) {
        const bool wasSent = column.field != UploadField::AssignmentStatus &&
                             !canonicalCell(request, column).isEmpty();
        if (wasSent || isNamed(change, column))
            columns.append(column);
    }
    return differencesIn(columns, sent, stored);
}

bool isStoredAsSent(const NumberChange &change, const Number &sent, const Number &stored)
{
    return stored.telephoneNumber == sent.telephoneNumber &&
           differencesToSent(change, sent, stored).isEmpty() &&
           holdsUnknownFields(stored.unknownFields, sent.unknownFields);
}

} // namespace numberdesk
