// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/rowcheck.h"

#include "core/celltext.h"
#include "core/fields/numberingadvice.h"
#include "transfer/csv/linecheck.h"

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

/// How the text of a field's cell is read.
CellResult<QString> (*textRuleOf(const Column<Number> &column))(const QString &)
{
    if (column.is<&NumberService::assignmentStatus>())
        return readAssignmentStatus;
    return column.is<&Number::customSipHeader>() ? readCustomSipHeader : readText;
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
    , m_numberColumn(headings.indexOf(telephoneNumberColumn()))
    , m_accountColumn(headings.indexOf(accountNameColumn()))
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
    finding.edits = m_settings.edits;
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
    if (isMended(record, column))
        return true;
    if (m_table.isWorkbook && record.marks)
        return column < record.marks->unstored.size() && !record.marks->unstored.at(column);
    return column < m_notNamedFrom || !cell(record, column).isEmpty();
}

/// What the bytes and characters of a cell are not to be taken as; the rule of numbers knows better
/// what to make of theirs.
std::optional<CellFault> RowChecker::damageOf(const CsvRecord &record, const QString &text,
                                              qsizetype column) const
{
    if (isSheetCell(record, column))
        return sheetFault(record, text, column);
    const bool isNumber = column == m_numberColumn;
    if (isNumber && !m_table.isDamaged)
        return std::nullopt;
    std::optional<CellFault> fault = textFault(text, m_table.isDamaged);
    if (fault && isNumber && !fault->repaired.isEmpty())
        return std::nullopt;
    return fault;
}

/// What a sheet's cell is that is no text: bad in every column, or a number where text is wanted,
/// which sheets change (leading zeros go, long ones are rounded). Numbers of telephones and flags
/// are read by their digits.
std::optional<CellFault> RowChecker::sheetFault(const CsvRecord &record, const QString &text,
                                                qsizetype column) const
{
    const qint64 key = cellKey(record.line, column);
    if (const auto odd = m_table.cellFaults.constFind(key); odd != m_table.cellFaults.cend())
        return sheetCellFault(*odd, text);
    const bool isFigure =
        record.marks && column < record.marks->figures.size() && record.marks->figures.at(column);
    const std::optional<ColumnId> meaning = m_headings.columns.value(column);
    if (column == m_numberColumn)
        return {};
    if (!isFigure || !meaning)
        return textFault(text, false);
    const FieldKind kind = numberColumn(*meaning).kind;
    if (kind == FieldKind::Flag || kind == FieldKind::OptionalFlag)
        return {};
    const QString asText = m_table.paddedCells.value(key, text);
    return CellFault{column,
                     text,
                     RowCheck::tr("text"),
                     RowCheck::tr("The cell holds a number where text is meant; the sheet may have "
                                  "taken leading zeros."),
                     RowCheck::tr("Write %1 as text, or agree to the repair.").arg(asText),
                     asText};
}

/// A formula without its result looks empty, and is not.
bool RowChecker::isBadInSheet(const CsvRecord &record, qsizetype column) const
{
    return isSheetCell(record, column) && m_table.cellFaults.contains(cellKey(record.line, column));
}

/// False where a person has put another text in place of the sheet's.
bool RowChecker::isSheetCell(const CsvRecord &record, qsizetype column) const
{
    return m_table.isWorkbook && !isMended(record, column);
}

bool RowChecker::hasSheetFault(const CsvRecord &record) const
{
    for (qsizetype column = 0; column < record.cells.size(); ++column) {
        if (m_table.cellFaults.contains(cellKey(record.line, column)) ||
            m_table.paddedCells.contains(cellKey(record.line, column)))
            return true;
    }
    return false;
}

/// Reads a cell by `rule`; a fault that can be repaired is read as repaired when that was agreed
/// to. Gives nothing, and notes the fault, when the cell is bad.
template <typename Rule>
auto RowChecker::read(Rule rule, const CsvRecord &record, qsizetype column,
                      QList<CellFault> &faults, QList<CellFix> &repairs) const
{
    using Value = typename std::invoke_result_t<Rule, const QString &>::value_type;
    const QString text = cell(record, column);
    std::optional<CellFault> fault = damageOf(record, text, column);
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
    const bool isRepairable = !fault->repaired.isEmpty() || text.isEmpty();
    if (!agreed || !value || !isRepairable || isBadInSheet(record, column)) {
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
    m_previous = record;
}

bool RowChecker::repeatsSettings(const CsvRecord &record) const
{
    if (!m_previous || record.marks != m_previous->marks)
        return false;
    if (m_table.isWorkbook && (hasSheetFault(record) || hasSheetFault(*m_previous)))
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
        const std::optional<ColumnId> &meaning = m_headings.columns.at(i);
        if (!meaning || !isNamed(record, i) || !numberColumn(*meaning).isEditable())
            continue;
        const std::optional<Service> service = numberColumn(*meaning).service;
        if (!service || !blocksSetting(record, i, *service))
            readSetting(record, i, *meaning);
    }
}

/// True where the service's "enabled" cell is empty, which leaves the service alone; a setting that
/// is there all the same is a fault.
bool RowChecker::blocksSetting(const CsvRecord &record, qsizetype column, Service service)
{
    const qsizetype enabled = m_headings.indexOf(enabledColumn(service));
    if (enabled < 0 || !cell(record, enabled).isEmpty() || isBadInSheet(record, enabled))
        return false;
    if (const QString text = cell(record, column); !text.isEmpty())
        m_settings.faults.append(cellOfServiceLeftAlone(text, column));
    return true;
}

template <typename Rule>
auto RowChecker::readSettingBy(Rule rule, const CsvRecord &record, qsizetype column)
{
    return read(rule, record, column, m_settings.faults, m_settings.repairs);
}

void RowChecker::readSetting(const CsvRecord &record, qsizetype column, ColumnId meaning)
{
    const Column<Number> &field = numberColumn(meaning);
    const bool isFlag = field.kind == FieldKind::Flag || field.kind == FieldKind::OptionalFlag;
    if (isFlag) {
        if (const auto flag = readSettingBy(readFlag, record, column))
            m_settings.edits.set(meaning, *flag);
        return;
    }
    const auto text = readSettingBy(textRuleOf(field), record, column);
    if (!text)
        return;
    if (field.kind == FieldKind::List)
        m_settings.edits.set(meaning, readList(*text));
    else if (!text->isEmpty() || field.info->sent != Sent::Always)
        m_settings.edits.set(meaning, *text); // an empty cell cannot clear what is required
}

void RowChecker::useOptions()
{
    for (const auto &edit : m_options.edits)
        m_settings.edits.set(edit.column, edit.value);
}

} // namespace numberdesk
