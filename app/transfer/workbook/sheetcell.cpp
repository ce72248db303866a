// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/sheetcell.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct SheetCellText
{
    Q_DECLARE_TR_FUNCTIONS(SheetCell)
};

SheetCell oddCell(const QString &found, const QString &expected, const QString &message,
                  const QString &remedy)
{
    SheetCell cell;
    cell.kind = SheetCell::Kind::Odd;
    cell.text = found;
    cell.fault = CellFault{-1, found, expected, message, remedy, {}};
    return cell;
}

QString thingOf(CellFormat::Kind kind)
{
    switch (kind) {
    case CellFormat::Kind::Date:
        return SheetCellText::tr("a date");
    case CellFormat::Kind::Time:
        return SheetCellText::tr("a time");
    case CellFormat::Kind::Percent:
        return SheetCellText::tr("a share in per cent");
    case CellFormat::Kind::Currency:
        return SheetCellText::tr("an amount of money");
    case CellFormat::Kind::Fraction:
        return SheetCellText::tr("a fraction");
    case CellFormat::Kind::Plain:
        break;
    }
    return SheetCellText::tr("a number");
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
    if (format.kind != CellFormat::Kind::Plain)
        return madeOfCell(format.kind, stored);
    const std::optional<QString> digits = exactDigits(stored);
    if (!digits) {
        return oddCell(stored, SheetCellText::tr("a whole number of at most 15 digits, or text"),
                       SheetCellText::tr("The sheet holds a number that is not whole or has lost "
                                         "digits: it keeps 15 of them."),
                       SheetCellText::tr("Format the column as text and type the cell again."));
    }
    SheetCell cell;
    cell.kind = SheetCell::Kind::Figure;
    cell.text = *digits;
    if (digits->size() < format.zeros)
        cell.padded = digits->rightJustified(format.zeros, u'0');
    return cell;
}

SheetCell madeOfCell(CellFormat::Kind kind, const QString &shown)
{
    return oddCell(shown, SheetCellText::tr("text"),
                   SheetCellText::tr("The sheet has made %1 of the cell.").arg(thingOf(kind)),
                   SheetCellText::tr("Format the column as text and type the cell again."));
}

SheetCell errorCell(const QString &value)
{
    return oddCell(value, SheetCellText::tr("a value"),
                   SheetCellText::tr("The cell holds an error instead of a value."),
                   SheetCellText::tr("Mend its formula, or type the value."));
}

SheetCell unknownResultCell()
{
    return oddCell({}, SheetCellText::tr("a value"),
                   SheetCellText::tr("The cell holds a formula whose result is not stored."),
                   SheetCellText::tr("Open the workbook, let it compute, and save it again."));
}

SheetCell mergedCell(const QString &text)
{
    return oddCell(
        text, SheetCellText::tr("one cell a row"),
        SheetCellText::tr("The cell is merged over several rows, so that it is not known "
                          "which of them it is of."),
        SheetCellText::tr("Split the merged cell and fill in each row."));
}

} // namespace numberdesk
