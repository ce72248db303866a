// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/sheetfault.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct SheetFaultText
{
    Q_DECLARE_TR_FUNCTIONS(SheetFault)
};

QString thingOf(SheetFault fault)
{
    switch (fault) {
    case SheetFault::Time:
        return SheetFaultText::tr("a time");
    case SheetFault::Percent:
        return SheetFaultText::tr("a share in per cent");
    case SheetFault::Currency:
        return SheetFaultText::tr("an amount of money");
    case SheetFault::Fraction:
        return SheetFaultText::tr("a fraction");
    default:
        return SheetFaultText::tr("a date");
    }
}

CellFault faultOf(const QString &found, const QString &expected, const QString &message,
                  const QString &remedy)
{
    return {-1, found, expected, message, remedy, {}};
}

} // namespace

CellFault sheetCellFault(SheetFault fault, const QString &found)
{
    switch (fault) {
    case SheetFault::LostDigits:
        return faultOf(found, SheetFaultText::tr("a whole number of at most 15 digits, or text"),
                       SheetFaultText::tr("The sheet holds a number that is not whole or has lost "
                                          "digits: it keeps 15 of them."),
                       SheetFaultText::tr("Format the column as text and type the cell again."));
    case SheetFault::ErrorValue:
        return faultOf(found, SheetFaultText::tr("a value"),
                       SheetFaultText::tr("The cell holds an error instead of a value."),
                       SheetFaultText::tr("Mend its formula, or type the value."));
    case SheetFault::UnknownResult:
        return faultOf(found, SheetFaultText::tr("a value"),
                       SheetFaultText::tr("The cell holds a formula whose result is not stored."),
                       SheetFaultText::tr("Open the workbook, let it compute, and save it again."));
    case SheetFault::Merged:
        return faultOf(
            found, SheetFaultText::tr("one cell a row"),
            SheetFaultText::tr("The cell is merged over several rows, so that it is not known "
                               "which of them it is of."),
            SheetFaultText::tr("Split the merged cell and fill in each row."));
    default:
        return faultOf(found, SheetFaultText::tr("text"),
                       SheetFaultText::tr("The sheet has made %1 of the cell.").arg(thingOf(fault)),
                       SheetFaultText::tr("Format the column as text and type the cell again."));
    }
}

} // namespace numberdesk
