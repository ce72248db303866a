// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/cellrules.h"

#include "core/celltext.h"
#include "core/fields/fieldrules.h"
#include "core/fields/numbercell.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CellRules
{
    Q_DECLARE_TR_FUNCTIONS(CellRules)
};

CellFault fault(const QString &found, const QString &expected, const QString &message,
                const QString &remedy)
{
    return {-1, found, expected, message, remedy, {}};
}

/// Wraps a field check of the core layer; the cell without guards is the repair, if it passes.
CellResult<QString> checked(const QString &cell, FieldCheck (*rule)(QStringView),
                            QString (*message)(const QString &cell))
{
    const FieldCheck check = rule(cell);
    if (!check || !check->isError())
        return cell;
    CellFault bad = fault(cell, check->expected, message(cell), check->remedy);
    const QString plain = plainCellText(cell);
    if (const FieldCheck again = rule(plain); plain != cell && !(again && again->isError())) {
        bad.repaired = plain;
        bad.remedy = CellRules::tr("Write %1, or agree to the repair.").arg(plain);
    }
    return Failure(bad);
}

QString kindMessage(const NumberCell &cell)
{
    switch (cell.kind) {
    case NumberCell::Kind::Empty:
        return CellRules::tr("The telephone number is missing.");
    case NumberCell::Kind::Invisible:
        return CellRules::tr("The telephone number holds invisible characters: %1.")
            .arg(cell.invisible.join(", "_L1));
    case NumberCell::Kind::Range:
        return cell.range ? CellRules::tr("This is a range of %n number(s).", nullptr,
                                          static_cast<int>(cell.range->count()))
                          : CellRules::tr("This is a range of numbers.");
    case NumberCell::Kind::TwoNumbers:
        return CellRules::tr("The cell holds two numbers.");
    case NumberCell::Kind::Extension:
        return CellRules::tr("The cell holds a number with an extension.");
    case NumberCell::Kind::Fraction:
        return CellRules::tr("The cell holds a figure with a decimal part, no telephone number.");
    case NumberCell::Kind::Rounded:
        return CellRules::tr("A spreadsheet has turned the telephone number into a rounded "
                             "figure.");
    case NumberCell::Kind::ErrorValue:
        return CellRules::tr("The cell holds a spreadsheet's error value.");
    default:
        return CellRules::tr("The telephone number is not in E.164 format.");
    }
}

QString kindRemedy(NumberCell::Kind kind)
{
    switch (kind) {
    case NumberCell::Kind::Range:
        return CellRules::tr("Write each number of the range in a row of its own.");
    case NumberCell::Kind::TwoNumbers:
        return CellRules::tr("Write each number in a row of its own.");
    case NumberCell::Kind::Extension:
        return CellRules::tr("Write the number alone, or the whole number that is dialled from "
                             "outside; an extension cannot be provisioned.");
    case NumberCell::Kind::Rounded:
        return CellRules::tr("The file lost digits, which cannot be repaired. The workbook that it "
                             "was saved from may still have them: import that (.xlsx, .ods), or "
                             "format the column as text and enter the number again.");
    case NumberCell::Kind::ErrorValue:
        return CellRules::tr("Correct the cell in the spreadsheet, or widen its column, and save "
                             "the file again.");
    case NumberCell::Kind::NoCountry:
        return CellRules::tr("Write + and the country code in front of the number, digits "
                             "only; which country it is of cannot be told.");
    default:
        return CellRules::tr("Write the number with + and country code, digits only.");
    }
}

CellFault badTelephoneNumber(const QString &text, const NumberCell &cell)
{
    CellFault bad = fault(text, CellRules::tr("+ and 2 to 15 digits, the first not 0"),
                          kindMessage(cell), kindRemedy(cell.kind));
    bad.isRange = cell.kind == NumberCell::Kind::Range;
    bad.isAgreed = cell.isCompleted;
    if (cell.repaired) {
        bad.repaired = cell.repaired->toString();
        bad.remedy = CellRules::tr("Write %1, or agree to the repair.").arg(bad.repaired);
    }
    return bad;
}

bool startsLikeFormula(QStringView text)
{
    constexpr QStringView starts = u"=+-@\t\r";
    return !text.isEmpty() && starts.contains(text.front());
}

} // namespace

CellResult<TelephoneNumber> readTelephoneNumber(const QString &cell, const QString &country)
{
    const NumberCell number = readNumberCell(cell, country);
    if (number.kind == NumberCell::Kind::E164)
        return number.number;
    return Failure(badTelephoneNumber(cell, number));
}

std::optional<CellFault> textFault(const QString &cell, bool isDamaged)
{
    const bool holdsWrongByte = isDamaged && cell.contains(QChar(QChar::ReplacementCharacter));
    const QStringList invisible = invisibleCharacters(cell);
    if (!holdsWrongByte && invisible.isEmpty() && !isSpreadsheetError(cell) &&
        !hasFormulaGuard(cell))
        return std::nullopt; // before any word is translated: this is asked of every cell
    CellFault bad = fault(cell, CellRules::tr("plain text"), {}, {});
    if (holdsWrongByte) {
        bad.message = CellRules::tr("The cell holds a byte that is not of the file's encoding.");
        bad.remedy = CellRules::tr("Write the cell again, and save the file as CSV UTF-8.");
    } else if (isSpreadsheetError(cell)) {
        bad.message = CellRules::tr("The cell holds a spreadsheet's error value.");
        bad.remedy = kindRemedy(NumberCell::Kind::ErrorValue);
    } else {
        bad.repaired = plainCellText(cell);
        bad.message = invisible.isEmpty()
                          ? CellRules::tr("The cell holds a spreadsheet's guard.")
                          : CellRules::tr("The cell holds invisible characters: %1.")
                                .arg(invisible.join(", "_L1));
        bad.remedy = CellRules::tr("Write %1, or agree to the repair.").arg(bad.repaired);
    }
    return bad;
}

CellResult<QString> readAccountName(const QString &cell)
{
    return checked(cell, checkAccountName, [](const QString &name) {
        return name.isEmpty() ? CellRules::tr("The account name is missing.")
                              : CellRules::tr("The account name is not valid.");
    });
}

CellResult<QString> readCustomSipHeader(const QString &cell)
{
    return checked(cell, checkCustomSipHeader, [](const QString &) {
        return CellRules::tr("The custom SIP header is not valid.");
    });
}

CellResult<std::optional<bool>> readFlag(const QString &cell)
{
    if (cell.isEmpty())
        return std::optional<bool>{};
    if (cell.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return std::optional(true);
    if (cell.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return std::optional(false);
    CellFault bad = fault(cell, CellRules::tr("true or false"),
                          CellRules::tr("The cell is neither true nor false."),
                          CellRules::tr("Write true or false, or leave the cell empty."));
    if (const auto flag = spreadsheetFlag(cell)) {
        bad.repaired = *flag ? u"true"_s : u"false"_s;
        bad.remedy = CellRules::tr("Write %1, or agree to the repair.").arg(bad.repaired);
    }
    return Failure(bad);
}

CellResult<QString> readAssignmentStatus(const QString &cell)
{
    const QString lower = cell.toLower();
    if (cell.isEmpty() || lower == "assigned"_L1 || lower == "unassigned"_L1)
        return lower;
    return Failure(fault(cell, CellRules::tr("assigned or unassigned"),
                         CellRules::tr("The assignment status is not valid."),
                         CellRules::tr("Write assigned or unassigned, or leave the cell empty.")));
}

QStringList readList(const QString &cell)
{
    QStringList items;
    QString rest = cell;
    rest.replace(u'|', u';').replace(u',', u';');
    for (const QStringView item : QStringView(rest).split(u';')) {
        if (!item.trimmed().isEmpty())
            items.append(item.trimmed().toString());
    }
    return items;
}

QString guardedCell(const QString &text)
{
    const bool plain = !startsLikeFormula(text) || TelephoneNumber::parse(text).has_value();
    return plain ? text : QString(u'\'' + text);
}

QString unguardedCell(const QString &cell)
{
    const bool guarded = cell.startsWith(u'\'') && startsLikeFormula(QStringView(cell).sliced(1));
    return guarded ? cell.sliced(1) : cell;
}

} // namespace numberdesk
