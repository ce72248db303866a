// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/sheetcell.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// What a number in a format of that kind was taken for; nothing for a plain number.
std::optional<SheetFault> faultOf(CellFormat::Kind kind)
{
    switch (kind) {
    case CellFormat::Kind::Date:
        return SheetFault::Date;
    case CellFormat::Kind::Time:
        return SheetFault::Time;
    case CellFormat::Kind::Percent:
        return SheetFault::Percent;
    case CellFormat::Kind::Currency:
        return SheetFault::Currency;
    case CellFormat::Kind::Fraction:
        return SheetFault::Fraction;
    case CellFormat::Kind::Plain:
        break;
    }
    return {};
}

} // namespace

std::optional<QString> exactDigits(const QString &stored)
{
    static const QRegularExpression pattern(u"^([+-]?)(\\d*)\\.?(\\d*)(?:[eE]([+-]?\\d+))?$"_s);
    const auto match = pattern.match(stored.trimmed());
    if (!match.hasMatch() || match.captured(2).size() + match.captured(3).size() == 0)
        return {};
    constexpr int mostDigits = 15;
    bool isSmall = true;
    const int exponent = match.captured(4).isEmpty() ? 0 : match.captured(4).toInt(&isSmall);
    if (!isSmall || exponent > mostDigits)
        return {};
    QString digits = match.captured(2) + match.captured(3);
    qsizetype point = match.captured(2).size() + exponent;
    while (point < digits.size() && digits.endsWith(u'0'))
        digits.chop(1);
    if (point < digits.size())
        return {};
    digits = digits.leftJustified(point, u'0');
    while (digits.size() > 1 && digits.startsWith(u'0'))
        digits.remove(0, 1);
    if (digits.isEmpty())
        digits = u"0"_s;
    if (digits.size() > mostDigits)
        return {};
    return match.captured(1) == u"-"_s && digits != u"0"_s ? u'-' + digits : digits;
}

SheetCell textCell(const QString &text)
{
    SheetCell cell;
    cell.kind = SheetCell::Kind::Text;
    cell.text = text;
    return cell;
}

SheetCell flagCell(bool value)
{
    return textCell(value ? u"true"_s : u"false"_s);
}

SheetCell figureCell(const QString &stored, const CellFormat &format)
{
    if (const std::optional<SheetFault> fault = faultOf(format.kind))
        return oddCell(*fault, stored);
    const std::optional<QString> digits = exactDigits(stored);
    if (!digits)
        return oddCell(SheetFault::LostDigits, stored);
    SheetCell cell;
    cell.kind = SheetCell::Kind::Figure;
    cell.text = *digits;
    if (digits->size() < format.zeros && !digits->startsWith(u'-'))
        cell.padded = digits->rightJustified(format.zeros, u'0');
    return cell;
}

SheetCell oddCell(SheetFault fault, const QString &found)
{
    SheetCell cell;
    cell.kind = SheetCell::Kind::Odd;
    cell.fault = fault;
    cell.text = found;
    return cell;
}

} // namespace numberdesk
