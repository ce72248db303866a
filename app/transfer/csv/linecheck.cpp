// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/linecheck.h"

#include "core/celltext.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct LineCheck
{
    Q_DECLARE_TR_FUNCTIONS(LineCheck)
};

CellFault wholeRow(const QString &found, const QString &expected, const QString &message,
                   const QString &remedy)
{
    return {-1, found, expected, message, remedy, {}};
}

CellFault brokenLine(CsvRecord::Fault fault)
{
    const QString expected = LineCheck::tr("a line of cells and separators");
    switch (fault) {
    case CsvRecord::Fault::UnclosedQuote:
        return wholeRow({}, expected,
                        LineCheck::tr("The quote that opens in this line is never closed."),
                        LineCheck::tr("Close the quote, or remove it."));
    case CsvRecord::Fault::TextAfterQuote:
        return wholeRow({}, expected, LineCheck::tr("Text follows a closing quote."),
                        LineCheck::tr("Write quotes inside a quoted cell twice, or remove the "
                                      "quotes."));
    default:
        return wholeRow({}, expected, LineCheck::tr("The line is longer than 64 KiB."),
                        LineCheck::tr("Check whether a line break or a closing quote is missing."));
    }
}

/// True for a line of totals: no number, and nothing but figures and words such as "Total".
bool isSumsLine(const CsvRecord &record, qsizetype numberColumn)
{
    bool sums = false;
    for (qsizetype i = 0; i < record.cells.size(); ++i) {
        const QString text = record.cells.at(i).trimmed();
        if (text.isEmpty())
            continue;
        const bool isTotal = isTotalWord(text);
        const bool isNumber = i == numberColumn;
        if (isNumber ? holdsDigit(text) : !isTotal && !isFigure(text))
            return false;
        sums = sums || isTotal || !isNumber;
    }
    return sums;
}

} // namespace

std::optional<CellFault> lineFault(const CsvTable &table, const CsvRecord &record,
                                   qsizetype numberColumn)
{
    if (record.fault != CsvRecord::Fault::None)
        return brokenLine(record.fault);
    if (record.cells == table.heading.cells) {
        return wholeRow({}, LineCheck::tr("a row"), LineCheck::tr("The line repeats the headings."),
                        LineCheck::tr("Remove the line."));
    }
    if (isSumsLine(record, numberColumn)) {
        return wholeRow(record.cells.join(table.dialect.separator),
                        LineCheck::tr("a row with a telephone number"),
                        LineCheck::tr("The line holds sums and no telephone number."),
                        LineCheck::tr("Remove the line; it is no row."));
    }
    return std::nullopt;
}

} // namespace numberdesk
