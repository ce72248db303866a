// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/rowcheck.h"

#include "core/celltext.h"
#include "core/numberingadvice.h"
#include "transfer/linecheck.h"

#include <QCoreApplication>

#include <algorithm>
#include <type_traits>

namespace numberdesk {

namespace {

struct RowCheck
{
    Q_DECLARE_TR_FUNCTIONS(RowCheck)
};

CellResult<QString> readText(const QString &cell)
{
    return cell;
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

} // namespace

RowChecker::RowChecker(const CsvTable &table, const HeadingMap &headings,
                       const ImportOptions &options, const ShortRows &shortRows)
    : m_table(table)
    , m_headings(headings)
    , m_options(options)
    , m_numberColumn(headings.indexOf({UploadField::TelephoneNumber, {}}))
    , m_accountColumn(headings.indexOf({UploadField::AccountName, {}}))
    , m_notNamedFrom(options.clearEmpty ? table.heading.cells.size() : shortRows.firstColumn)
{
    if (headings.numbersOnly)
        useOptions();
}

RowFinding RowChecker::check(const CsvRecord &record)
{
    RowFinding finding;
    if (const auto fault = lineFault(m_table, record, m_numberColumn)) {
        finding.faults.append(*fault);
        return finding;
    }
    const auto behind =
        record.cells.begin() + std::min(m_table.heading.cells.size(), record.cells.size());
    const bool tooMany = std::any_of(behind, record.cells.end(),
                                     [](const QString &text) { return !text.trimmed().isEmpty(); });
    // The cells behind a surplus separator are not in their columns: only what commonly stands in
    // front is looked at as well.
    if (tooMany)
        checkCellCount(record, finding);
    checkIdentity(record, finding);
    if (tooMany)
        return finding;
    refreshSettings(record);
    finding.services = m_settings.services;
    finding.customSipHeader = m_settings.customSipHeader;
    finding.faults.append(m_settings.faults);
    finding.repairs.append(m_settings.repairs);
    return finding;
}

/// The cell without outer blanks; a guard against spreadsheet formulas is taken off, except from
/// numbers, where an apostrophe is a deviation that somebody has to agree to.
QString RowChecker::cell(const CsvRecord &record, qsizetype column) const
{
    const QString text = record.cells.value(column).trimmed();
    return column == m_numberColumn ? text : unguardedCell(text);
}

/// False for an empty cell that a spreadsheet may have left out elsewhere.
bool RowChecker::isNamed(const CsvRecord &record, qsizetype column) const
{
    return column < m_notNamedFrom || !cell(record, column).isEmpty();
}

/// What the bytes and characters of a cell are not to be taken as; the rule of numbers knows better
/// what to make of theirs.
std::optional<CellFault> RowChecker::damageOf(const QString &text, qsizetype column) const
{
    const bool isNumber = column == m_numberColumn;
    if (isNumber && !m_table.isDamaged)
        return std::nullopt;
    std::optional<CellFault> fault = textFault(text, m_table.isDamaged);
    if (fault && isNumber && !fault->repaired.isEmpty())
        return std::nullopt;
    return fault;
}

/// Reads a cell by `rule`; a fault that can be repaired is read as repaired when that was agreed
/// to. Gives nothing, and notes the fault, when the cell is bad.
template <typename Rule>
auto RowChecker::read(Rule rule, const CsvRecord &record, qsizetype column,
                      QList<CellFault> &faults, QList<CellFix> &repairs) const
{
    using Value = typename std::invoke_result_t<Rule, const QString &>::value_type;
    const QString text = cell(record, column);
    std::optional<CellFault> fault = damageOf(text, column);
    auto value = rule(fault ? fault->repaired : text);
    if (!fault && value)
        return std::optional<Value>(*value);
    if (!value && (!fault || !fault->repaired.isEmpty())) {
        const CellFault deeper = value.error();
        if (!fault)
            fault = deeper;
        fault->repaired = deeper.repaired;
        fault->remedy = deeper.remedy;
        value = deeper.repaired.isEmpty() ? value : rule(deeper.repaired);
    }
    const bool agreed = m_options.repair || fault->isAgreed;
    if (!agreed || !value || (fault->repaired.isEmpty() && !text.isEmpty())) {
        fault->column = column;
        faults.append(*fault);
        return std::optional<Value>();
    }
    repairs.append({column, record.cells.value(column), fault->repaired});
    return std::optional<Value>(*value);
}

void RowChecker::checkIdentity(const CsvRecord &record, RowFinding &finding) const
{
    const auto readNumber = [this](const QString &text) {
        return readTelephoneNumber(text, m_options.country);
    };
    finding.telephoneNumber =
        read(readNumber, record, m_numberColumn, finding.faults, finding.repairs);
    finding.hasTrunkZero = finding.telephoneNumber && hasTrunkZero(*finding.telephoneNumber);
    if (m_headings.numbersOnly) {
        finding.accountName = m_options.accountName;
        return;
    }
    finding.accountName =
        read(readAccountName, record, m_accountColumn, finding.faults, finding.repairs)
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
    for (qsizetype i = 0; i < m_headings.columns.size(); ++i) {
        if (i != m_numberColumn && i != m_accountColumn &&
            record.cells.value(i) != m_previous->cells.value(i))
            return false;
    }
    return true;
}

void RowChecker::readSettings(const CsvRecord &record)
{
    for (qsizetype i = 0; i < m_headings.columns.size(); ++i) {
        const auto &meaning = m_headings.columns.at(i);
        if (!meaning || !isNamed(record, i))
            continue;
        if (meaning->service) {
            readServiceCell(record, i, *meaning);
        } else if (meaning->field == UploadField::CustomSipHeader) {
            m_settings.customSipHeader =
                read(readCustomSipHeader, record, i, m_settings.faults, m_settings.repairs);
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
        const auto flag = read(readFlag, record, column, m_settings.faults, m_settings.repairs);
        change.enabled = flag.value_or(std::nullopt);
    } else if (meaning.field == UploadField::AssignmentStatus) {
        change.assignmentStatus =
            read(readAssignmentStatus, record, column, m_settings.faults, m_settings.repairs);
    } else {
        readConfigurationCell(record, column, meaning);
    }
}

void RowChecker::readConfigurationCell(const CsvRecord &record, qsizetype column,
                                       const UploadColumn &meaning)
{
    TeamsConfigurationChange &change = m_settings.services[*meaning.service].configuration;
    if (meaning.field == UploadField::AllowTenantAddressUpdate) {
        change.allowTenantAddressUpdate =
            read(readFlag, record, column, m_settings.faults, m_settings.repairs);
        return;
    }
    const auto text = read(readText, record, column, m_settings.faults, m_settings.repairs);
    if (!text)
        return;
    switch (meaning.field) {
    case UploadField::Usage:
        // Not optional, so that an empty cell cannot clear it.
        if (!text->isEmpty())
            change.usage = *text;
        break;
    case UploadField::ChoosableCapabilities:
        change.choosableCapabilities = readList(*text);
        break;
    case UploadField::AdditionalUsages:
        change.additionalUsages = readList(*text);
        break;
    case UploadField::CivicAddressId:
        change.civicAddressId = *text;
        break;
    case UploadField::LocationId:
        change.locationId = *text;
        break;
    case UploadField::DisplayedCountryCode:
        change.displayedCountryCode = *text;
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
