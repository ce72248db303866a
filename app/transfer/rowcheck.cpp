// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/rowcheck.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct RowCheck
{
    Q_DECLARE_TR_FUNCTIONS(RowCheck)
};

/// Reads a cell by `rule`; with `repair` a fault that can be repaired is read as repaired. Gives
/// nothing, and notes the fault, when the cell is bad.
template <typename Rule>
auto readCell(Rule rule, const QString &text, qsizetype column, bool repair,
              QList<CellFault> &faults, int &repairs)
{
    auto value = rule(text);
    if (!value && repair && !value.error().repaired.isEmpty()) {
        ++repairs;
        value = rule(QString(value.error().repaired));
    }
    using Value = typename decltype(value)::value_type;
    if (value)
        return std::optional<Value>(*value);
    faults.append(value.error());
    faults.last().column = column;
    return std::optional<Value>();
}

CellFault cellOfServiceLeftAlone(const QString &text, qsizetype column)
{
    return {column,
            text,
            RowCheck::tr("an empty cell"),
            RowCheck::tr("The cell sets something of a service whose \"enabled\" cell is empty."),
            RowCheck::tr("Write true or false in the \"enabled\" cell, or empty this one."),
            {}};
}

CellFault cellWithoutHeading(const QString &text, qsizetype column)
{
    return {column,
            text,
            RowCheck::tr("an empty cell"),
            RowCheck::tr("The cell stands in a column without a heading."),
            RowCheck::tr("Give the column a heading, or empty the cell; an unquoted separator in "
                         "an earlier cell shifts the cells behind it."),
            {}};
}

} // namespace

RowChecker::RowChecker(const CsvTable &table, const HeadingMap &headings,
                       const ImportOptions &options)
    : m_table(table)
    , m_headings(headings)
    , m_options(options)
    , m_numberColumn(headings.indexOf({UploadField::TelephoneNumber, {}}))
    , m_accountColumn(headings.indexOf({UploadField::AccountName, {}}))
{
    if (headings.numbersOnly)
        useOptions();
}

RowFinding RowChecker::check(const CsvRecord &record)
{
    RowFinding finding;
    if (record.cells.size() != m_table.heading.cells.size()) {
        // The cells behind a missing or surplus separator are not in their columns: only what
        // commonly stands in front is looked at as well.
        checkCellCount(record, finding);
        checkIdentity(record, finding);
        return finding;
    }
    checkIdentity(record, finding);
    refreshSettings(record);
    finding.services = m_settings.services;
    finding.customSipHeader = m_settings.customSipHeader;
    finding.faults.append(m_settings.faults);
    finding.repairs += m_settings.repairs;
    for (const qsizetype column : m_headings.unnamed) {
        if (const QString text = cell(record, column); !text.isEmpty())
            finding.faults.append(cellWithoutHeading(text, column));
    }
    return finding;
}

/// The cell without outer blanks; a guard against spreadsheet formulas is taken off, except from
/// numbers, where an apostrophe is a deviation that somebody has to agree to.
QString RowChecker::cell(const CsvRecord &record, qsizetype column) const
{
    const QString text = record.cells.value(column).trimmed();
    return column == m_numberColumn ? text : unguardedCell(text);
}

void RowChecker::checkIdentity(const CsvRecord &record, RowFinding &finding) const
{
    finding.telephoneNumber =
        readCell(readTelephoneNumber, cell(record, m_numberColumn), m_numberColumn,
                 m_options.repair, finding.faults, finding.repairs);
    if (m_headings.numbersOnly) {
        finding.accountName = m_options.accountName;
        return;
    }
    finding.accountName = readCell(readAccountName, cell(record, m_accountColumn), m_accountColumn,
                                   false, finding.faults, finding.repairs)
                              .value_or(QString());
}

void RowChecker::checkCellCount(const CsvRecord &record, RowFinding &finding) const
{
    const auto cells = static_cast<int>(record.cells.size());
    const auto expected = static_cast<int>(m_table.heading.cells.size());
    finding.faults.append({-1,
                           RowCheck::tr("%n cell(s)", nullptr, cells),
                           RowCheck::tr("%n cell(s)", nullptr, expected),
                           RowCheck::tr("The row has another number of cells than the headings."),
                           RowCheck::tr("Quote a cell that holds the separator, or add or remove "
                                        "separators."),
                           {}});
}

void RowChecker::refreshSettings(const CsvRecord &record)
{
    if (m_headings.numbersOnly || repeatsSettings(record))
        return;
    m_settings = {};
    readSettings(record);
    m_previous = &record;
}

bool RowChecker::repeatsSettings(const CsvRecord &record) const
{
    if (m_previous == nullptr)
        return false;
    for (qsizetype i = 0; i < record.cells.size(); ++i) {
        if (i != m_numberColumn && i != m_accountColumn &&
            record.cells.at(i) != m_previous->cells.at(i))
            return false;
    }
    return true;
}

void RowChecker::readSettings(const CsvRecord &record)
{
    for (qsizetype i = 0; i < m_headings.columns.size(); ++i) {
        const auto &meaning = m_headings.columns.at(i);
        if (!meaning)
            continue;
        if (meaning->service) {
            readServiceCell(record, i, *meaning);
        } else if (meaning->field == UploadField::CustomSipHeader) {
            m_settings.customSipHeader =
                readCell(readCustomSipHeader, cell(record, i), i, m_options.repair,
                         m_settings.faults, m_settings.repairs);
        }
    }
}

bool RowChecker::isLeftAlone(const CsvRecord &record, Service service) const
{
    const qsizetype enabled = m_headings.indexOf({UploadField::Enabled, service});
    return enabled >= 0 && cell(record, enabled).isEmpty();
}

void RowChecker::readServiceCell(const CsvRecord &record, qsizetype column,
                                 const UploadColumn &meaning)
{
    const QString text = cell(record, column);
    if (isLeftAlone(record, *meaning.service)) {
        if (!text.isEmpty())
            m_settings.faults.append(cellOfServiceLeftAlone(text, column));
        return;
    }
    ServiceChange &change = m_settings.services[*meaning.service];
    if (meaning.field == UploadField::Enabled) {
        const auto flag = readCell(readFlag, text, column, m_options.repair, m_settings.faults,
                                   m_settings.repairs);
        change.enabled = flag.value_or(std::nullopt);
    } else if (meaning.field == UploadField::AssignmentStatus) {
        change.assignmentStatus = readCell(readAssignmentStatus, text, column, m_options.repair,
                                           m_settings.faults, m_settings.repairs);
    } else {
        readConfigurationCell(text, column, meaning);
    }
}

void RowChecker::readConfigurationCell(const QString &text, qsizetype column,
                                       const UploadColumn &meaning)
{
    TeamsConfigurationChange &change = m_settings.services[*meaning.service].configuration;
    switch (meaning.field) {
    case UploadField::Usage:
        // Not optional, so that an empty cell cannot clear it.
        if (!text.isEmpty())
            change.usage = text;
        break;
    case UploadField::ChoosableCapabilities:
        change.choosableCapabilities = readList(text);
        break;
    case UploadField::AdditionalUsages:
        change.additionalUsages = readList(text);
        break;
    case UploadField::CivicAddressId:
        change.civicAddressId = text;
        break;
    case UploadField::LocationId:
        change.locationId = text;
        break;
    case UploadField::AllowTenantAddressUpdate:
        change.allowTenantAddressUpdate = readCell(readFlag, text, column, m_options.repair,
                                                   m_settings.faults, m_settings.repairs);
        break;
    case UploadField::DisplayedCountryCode:
        change.displayedCountryCode = text;
        break;
    default:
        break;
    }
}

void RowChecker::useOptions()
{
    for (const Service service : allServices) {
        if (m_options.services.contains(service))
            m_settings.services[service].enabled = true;
    }
    if (!m_options.customSipHeader.isEmpty())
        m_settings.customSipHeader = m_options.customSipHeader;
}

} // namespace numberdesk
