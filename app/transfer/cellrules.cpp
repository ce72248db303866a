// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/cellrules.h"

#include "core/fieldrules.h"
#include "core/numberingadvice.h"

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

/// Wraps a field check of the core layer.
CellResult<QString> checked(const QString &cell, const FieldCheck &check, const QString &message)
{
    if (!check || !check->isError())
        return cell;
    return Failure(fault(cell, check->expected, message, check->remedy));
}

/// True when `cell` says itself, by `+` or `00`, that a country code comes first.
bool namesCountryCode(const QString &cell)
{
    const auto isPart = [](QChar c) { return c == u'+' || (c >= u'0' && c <= u'9'); };
    const auto first = std::find_if(cell.begin(), cell.end(), isPart);
    const QStringView start = QStringView(cell).sliced(first - cell.begin());
    return start.startsWith(u'+') || start.startsWith("00"_L1);
}

/// The repaired number, unless its country code would be a guess: a number written without one may
/// lack more than its plus.
std::optional<TelephoneNumber> confirmedRepair(const QString &cell)
{
    const auto repaired = repairedTelephoneNumber(cell);
    if (!repaired)
        return std::nullopt;
    const NumberingAdvice advice = numberingAdvice(*repaired);
    if (advice == NumberingAdvice::UnknownCountryCode)
        return std::nullopt;
    // National numbers have up to ten digits; so few are taken for an international number only
    // when some country has it.
    constexpr qsizetype mostNationalDigits = 10;
    const bool looksNational = repaired->toString().size() <= mostNationalDigits + 1;
    const bool doubtful = advice == NumberingAdvice::ImpossibleLength ||
                          (looksNational && advice != NumberingAdvice::Plausible);
    if (!namesCountryCode(cell) && doubtful)
        return std::nullopt;
    return repaired;
}

CellFault badTelephoneNumber(const QString &cell)
{
    CellFault bad = fault(cell, CellRules::tr("+ and 2 to 15 digits, the first not 0"),
                          CellRules::tr("The telephone number is not in E.164 format."),
                          CellRules::tr("Write the number with + and country code, digits only."));
    if (cell.isEmpty()) {
        bad.message = CellRules::tr("The telephone number is missing.");
        return bad;
    }
    if (looksLikeScientificNotation(cell)) {
        bad.message = CellRules::tr("A spreadsheet has turned the telephone number into a rounded "
                                    "figure.");
        bad.remedy = CellRules::tr("The spreadsheet lost digits, which cannot be repaired; format "
                                   "the column as text and enter the number again.");
        return bad;
    }
    if (const auto repaired = confirmedRepair(cell)) {
        bad.repaired = repaired->toString();
        bad.remedy = CellRules::tr("Write %1, or agree to the repair.").arg(bad.repaired);
    } else if (!namesCountryCode(cell)) {
        bad.remedy = CellRules::tr("Write + and the country code in front of the number, digits "
                                   "only; which country it is of cannot be told.");
    }
    return bad;
}

bool startsLikeFormula(QStringView text)
{
    constexpr QStringView starts = u"=+-@\t\r";
    return !text.isEmpty() && starts.contains(text.front());
}

} // namespace

CellResult<TelephoneNumber> readTelephoneNumber(const QString &cell)
{
    if (const auto number = TelephoneNumber::parse(cell))
        return *number;
    return Failure(badTelephoneNumber(cell));
}

CellResult<QString> readAccountName(const QString &cell)
{
    return checked(cell, checkAccountName(cell),
                   cell.isEmpty() ? CellRules::tr("The account name is missing.")
                                  : CellRules::tr("The account name is not valid."));
}

CellResult<QString> readCustomSipHeader(const QString &cell)
{
    return checked(cell, checkCustomSipHeader(cell),
                   CellRules::tr("The custom SIP header is not valid."));
}

CellResult<std::optional<bool>> readFlag(const QString &cell)
{
    if (cell.isEmpty())
        return std::optional<bool>{};
    if (cell.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return std::optional(true);
    if (cell.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return std::optional(false);
    return Failure(fault(cell, CellRules::tr("true or false"),
                         CellRules::tr("The cell is neither true nor false."),
                         CellRules::tr("Write true or false, or leave the cell empty.")));
}

CellResult<QString> readAssignmentStatus(const QString &cell)
{
    const QString lower = cell.toLower();
    const bool known = lower == "assigned"_L1 || lower == "unassigned"_L1;
    if (cell.isEmpty() || (known && lower == cell))
        return cell;
    CellFault bad = fault(cell, CellRules::tr("assigned or unassigned"),
                          CellRules::tr("The assignment status is not valid."),
                          CellRules::tr("Write assigned or unassigned, or leave the cell empty."));
    if (known)
        bad.repaired = lower;
    return Failure(bad);
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

QString listCell(const QStringList &items)
{
    return items.join(u';');
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
