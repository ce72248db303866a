// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/rowcheck.h"

#include "core/celltext.h"
#include "core/numberingadvice.h"

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

CellFault wholeRow(const QString &found, const QString &expected, const QString &message,
                   const QString &remedy)
{
    return {-1, found, expected, message, remedy, {}};
}

CellFault brokenLine(CsvRecord::Fault fault)
{
    const QString expected = RowCheck::tr("a line of cells and separators");
    switch (fault) {
    case CsvRecord::Fault::UnclosedQuote:
        return wholeRow({}, expected,
                        RowCheck::tr("The quote that opens in this line is never closed."),
                        RowCheck::tr("Close the quote, or remove it."));
    case CsvRecord::Fault::TextAfterQuote:
        return wholeRow({}, expected, RowCheck::tr("Text follows a closing quote."),
                        RowCheck::tr("Write quotes inside a quoted cell twice, or remove the "
                                     "quotes."));
    default:
        return wholeRow({}, expected, RowCheck::tr("The line is longer than 64 KiB."),
                        RowCheck::tr("Check whether a line break or a closing quote is missing."));
    }
}

bool holdsDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// Whether an empty cell of a column asks for something: to clear an optional field.
qint64 emptyCellsFrom(const CsvTable &table, const HeadingMap &headings, qsizetype column)
{
    qint64 count = 0;
    for (const CsvRecord &record : table.records) {
        for (qsizetype i = column; i < std::min(record.cells.size(), headings.columns.size()); ++i)
            count += headings.columns.at(i) && record.cells.at(i).trimmed().isEmpty() ? 1 : 0;
    }
    return count;
}

} // namespace

ShortRows shortRowsOf(const CsvTable &table, const HeadingMap &headings)
{
    ShortRows result;
    result.firstColumn = table.heading.cells.size();
    const qsizetype number = headings.indexOf({UploadField::TelephoneNumber, {}});
    const qsizetype account = headings.indexOf({UploadField::AccountName, {}});
    for (const CsvRecord &record : table.records) {
        const qsizetype cells = record.cells.size();
        const bool hasIdentity =
            cells > std::max(number, account) && holdsDigit(record.cells.value(number));
        if (record.fault != CsvRecord::Fault::None || !hasIdentity ||
            cells >= table.heading.cells.size())
            continue;
        if (result.rows++ == 0)
            result.firstLine = record.line;
        result.firstColumn = std::min(result.firstColumn, cells);
    }
    if (result.rows > 0)
        result.emptyCells = emptyCellsFrom(table, headings, result.firstColumn);
    return result;
}

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
    if (const auto fault = lineFault(record)) {
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

/// What makes the whole line no row; nothing else of it is told then.
std::optional<CellFault> RowChecker::lineFault(const CsvRecord &record) const
{
    if (record.fault != CsvRecord::Fault::None)
        return brokenLine(record.fault);
    if (record.cells == m_table.heading.cells) {
        return wholeRow({}, RowCheck::tr("a row"), RowCheck::tr("The line repeats the headings."),
                        RowCheck::tr("Remove the line."));
    }
    if (isSumsLine(record)) {
        return wholeRow(record.cells.join(m_table.dialect.separator),
                        RowCheck::tr("a row with a telephone number"),
                        RowCheck::tr("The line holds sums and no telephone number."),
                        RowCheck::tr("Remove the line; it is no row."));
    }
    return std::nullopt;
}

/// True for a line of totals: no number, and nothing but figures and words such as "Total".
bool RowChecker::isSumsLine(const CsvRecord &record) const
{
    bool sums = false;
    for (qsizetype i = 0; i < record.cells.size(); ++i) {
        const QString text = record.cells.at(i).trimmed();
        if (text.isEmpty())
            continue;
        const bool isTotal = isTotalWord(text);
        const bool isNumber = i == m_numberColumn;
        if (isNumber ? holdsDigit(text) : !isTotal && !isFigure(text))
            return false;
        sums = sums || isTotal || !isNumber;
    }
    return sums;
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

/// Reads a cell by `rule`; a fault that can be repaired is read as repaired when that was agreed
/// to. Gives nothing, and notes the fault, when the cell is bad.
template <typename Rule>
auto RowChecker::read(Rule rule, const CsvRecord &record, qsizetype column,
                      QList<CellFault> &faults, QList<CellFix> &repairs) const
{
    using Value = typename std::invoke_result_t<Rule, const QString &>::value_type;
    const QString text = cell(record, column);
    const auto fail = [&](CellFault fault) {
        fault.column = column;
        faults.append(fault);
        return std::optional<Value>();
    };
    std::optional<CellFault> fault;
    if (column != m_numberColumn || m_table.isDamaged)
        fault = textFault(text, m_table.isDamaged);
    if (fault && column == m_numberColumn && !fault->repaired.isEmpty())
        fault.reset(); // the rule of numbers knows better
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
    if (!agreed || !value || (fault->repaired.isEmpty() && !text.isEmpty()))
        return fail(*fault);
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
