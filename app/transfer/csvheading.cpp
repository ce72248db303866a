// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvheading.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CsvHeading
{
    Q_DECLARE_TR_FUNCTIONS(CsvHeading)
};

constexpr std::array configurationFields{UploadField::Usage,
                                         UploadField::ChoosableCapabilities,
                                         UploadField::AdditionalUsages,
                                         UploadField::CivicAddressId,
                                         UploadField::LocationId,
                                         UploadField::AllowTenantAddressUpdate,
                                         UploadField::DisplayedCountryCode};

/// The JSON property that a field stands for.
QLatin1StringView propertyName(UploadField field)
{
    switch (field) {
    case UploadField::TelephoneNumber:
        return "telephoneNumber"_L1;
    case UploadField::AccountName:
        return "accountName"_L1;
    case UploadField::CustomSipHeader:
        return "customSipHeader"_L1;
    case UploadField::Enabled:
        return "enabled"_L1;
    case UploadField::AssignmentStatus:
        return "assignmentStatus"_L1;
    case UploadField::Usage:
        return "usage"_L1;
    case UploadField::ChoosableCapabilities:
        return "choosableCapabilities"_L1;
    case UploadField::AdditionalUsages:
        return "additionalUsages"_L1;
    case UploadField::CivicAddressId:
        return "civicAddressId"_L1;
    case UploadField::LocationId:
        return "locationId"_L1;
    case UploadField::AllowTenantAddressUpdate:
        return "allowTenantAddressUpdate"_L1;
    case UploadField::DisplayedCountryCode:
        return "displayedCountryCode"_L1;
    }
    return {};
}

QList<UploadColumn> makeUploadColumns()
{
    QList<UploadColumn> columns{{UploadField::TelephoneNumber, {}}, {UploadField::AccountName, {}}};
    for (const Service service : allServices) {
        columns.append({UploadField::Enabled, service});
        if (!hasTeamsConfiguration(service))
            continue;
        columns.append({UploadField::AssignmentStatus, service});
        for (const UploadField field : configurationFields)
            columns.append({field, service});
    }
    columns.append({UploadField::CustomSipHeader, {}});
    return columns;
}

QHash<QString, UploadColumn> makeColumnsByHeading()
{
    QHash<QString, UploadColumn> columns;
    for (const UploadColumn &column : uploadColumns())
        columns.insert(headingOf(column).toLower(), column);
    columns.insert(u"numbers"_s, {UploadField::TelephoneNumber, {}});
    return columns;
}

RowIssue headingIssue(const CsvTable &table, RowIssue::Severity severity, const QString &column)
{
    RowIssue issue;
    issue.severity = severity;
    issue.file = table.fileName;
    issue.line = table.heading.line;
    issue.column = column;
    return issue;
}

RowIssue unknownHeading(const CsvTable &table, const QString &heading)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Warning, heading);
    issue.found = heading;
    issue.expected = CsvHeading::tr("a heading such as %1").arg("telephoneNumber"_L1);
    issue.message =
        heading.trimmed().isEmpty()
            ? CsvHeading::tr("A column has no heading and is ignored.")
            : CsvHeading::tr("The heading \"%1\" is unknown; its column is ignored.").arg(heading);
    issue.remedy = CsvHeading::tr("Correct the heading if the column is meant to be read.");
    return issue;
}

RowIssue repeatedHeading(const CsvTable &table, const QString &heading)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Error, heading);
    issue.found = heading;
    issue.expected = CsvHeading::tr("each heading once");
    issue.message = CsvHeading::tr("The heading \"%1\" comes twice.").arg(heading);
    issue.remedy = CsvHeading::tr("Remove or rename one of the two columns.");
    return issue;
}

RowIssue missingHeading(const CsvTable &table, const QString &heading)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Error, {});
    issue.found = table.heading.cells.join(table.dialect.separator);
    issue.expected = heading;
    issue.message = CsvHeading::tr("The needed heading \"%1\" is missing.").arg(heading);
    issue.remedy = CsvHeading::tr("Add the heading to the first line, spelt exactly so.");
    return issue;
}

/// A file that names numbers and accounts but nothing to set would do nothing, or create numbers
/// without any service.
RowIssue nothingToSet(const CsvTable &table)
{
    const QString example = headingOf({UploadField::Enabled, Service::ZoomPhoneCloudPeering});
    RowIssue issue = missingHeading(table, example);
    issue.message =
        CsvHeading::tr("No column says what to set; a heading such as \"%1\" is missing.")
            .arg(example);
    return issue;
}

void checkNeededHeadings(HeadingMap &map, const CsvTable &table)
{
    const auto mapped = std::count_if(map.columns.begin(), map.columns.end(),
                                      [](const auto &column) { return column.has_value(); });
    const bool hasNumber = map.indexOf({UploadField::TelephoneNumber, {}}) >= 0;
    const bool hasAccount = map.indexOf({UploadField::AccountName, {}}) >= 0;
    if (hasNumber && mapped == 1) {
        map.numbersOnly = true;
        return;
    }
    if (!hasNumber)
        map.errors.append(missingHeading(table, headingOf({UploadField::TelephoneNumber, {}})));
    if (!hasAccount)
        map.errors.append(missingHeading(table, headingOf({UploadField::AccountName, {}})));
    if (mapped == (hasNumber ? 1 : 0) + (hasAccount ? 1 : 0))
        map.errors.append(nothingToSet(table));
}

} // namespace

const QList<UploadColumn> &uploadColumns()
{
    static const QList<UploadColumn> columns = makeUploadColumns();
    return columns;
}

QString headingOf(const UploadColumn &column)
{
    if (column.field == UploadField::CustomSipHeader)
        return u"configuration_"_s + propertyName(column.field);
    if (!column.service)
        return propertyName(column.field);
    const QString service = u"serviceDetails_"_s + apiName(*column.service) + u'_';
    if (isConfigurationField(column.field))
        return service + u"configuration_"_s + propertyName(column.field);
    return service + propertyName(column.field);
}

std::optional<UploadColumn> columnFromHeading(QStringView heading)
{
    static const QHash<QString, UploadColumn> columns = makeColumnsByHeading();
    const auto found = columns.constFind(heading.trimmed().toString().toLower());
    if (found == columns.cend())
        return std::nullopt;
    return *found;
}

qsizetype HeadingMap::indexOf(const UploadColumn &column) const
{
    return columns.indexOf(std::optional(column));
}

HeadingMap mapHeadings(const CsvTable &table)
{
    HeadingMap map;
    for (qsizetype i = 0; i < table.heading.cells.size(); ++i) {
        const QString &heading = table.heading.cells.at(i);
        const std::optional<UploadColumn> column = columnFromHeading(heading);
        if (column && map.indexOf(*column) >= 0)
            map.errors.append(repeatedHeading(table, heading));
        else if (!column && !heading.trimmed().startsWith(u'_'))
            map.warnings.append(unknownHeading(table, heading));
        if (heading.trimmed().isEmpty())
            map.unnamed.append(i);
        map.columns.append(column);
    }
    checkNeededHeadings(map, table);
    return map;
}

} // namespace numberdesk
