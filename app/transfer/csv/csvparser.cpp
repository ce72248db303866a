// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvparser.h"

#include "transfer/csv/csvheading.h"
#include "transfer/csv/csvlayout.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// More cells than this take more memory than a desk computer has to spare.
constexpr qint64 mostCells = 50'000'000;

struct CsvReader
{
    Q_DECLARE_TR_FUNCTIONS(CsvReader)
};

bool holdsNul(const CsvRecord &record)
{
    return std::any_of(record.cells.begin(), record.cells.end(),
                       [](const QString &cell) { return cell.contains(QChar(u'\0')); });
}

} // namespace

CsvParser::CsvParser(DecodedText text, QString fileName, CsvReading reading)
    : m_text(std::move(text)), m_fileName(std::move(fileName)), m_reading(std::move(reading))
{}

QByteArrayView CsvParser::text() const
{
    return QByteArrayView(m_text.utf8).sliced(m_text.start);
}

CsvError CsvParser::fault(const QString &message, const QString &remedy) const
{
    return {false, m_fileName, 0, message, remedy};
}

Result<CsvTable, CsvError> CsvParser::parse()
{
    CsvTable table;
    table.fileName = m_fileName;
    table.isDamaged = m_text.isDamaged;
    const CsvLayout layout = findLayout(text(), m_reading);
    if (layout.headingLine == 0) {
        return Failure(
            fault(CsvReader::tr("The file is empty."),
                  CsvReader::tr("Choose a CSV file whose first line holds the headings.")));
    }
    CsvRecordReader reader(text(), layout.separator);
    if (layout.hasSeparatorLine)
        reader.skipLine();
    while (reader.line() < layout.headingLine) {
        CsvRecord record = reader.next();
        if (!reader.isBlank())
            table.above.append(std::move(record));
    }
    table.dialect = {QLatin1Char(layout.separator), m_text.byteOrderMark, m_text.encoding,
                     reader.usesCrlf()};
    table.heading = reader.next();
    if (holdsNul(table.heading) || table.heading.fault == CsvRecord::Fault::LongLine) {
        return Failure(fault(CsvReader::tr("The file is no CSV text."),
                             CsvReader::tr("Save the table again as CSV UTF-8.")));
    }
    if (const auto read = readRecords(reader, table); !read)
        return Failure(read.error());
    return table;
}

Result<void, CsvError> CsvParser::readRecords(CsvRecordReader &reader, CsvTable &table) const
{
    reader.setShape(table.heading.cells.size(), telephoneNumberIndex(table, m_reading.headingMap));
    table.records = CsvRecords(m_text.utf8, table.dialect.separator.toLatin1());
    qint64 cells = 0;
    constexpr qint64 recordsPerLook = 1024;
    while (!reader.atEnd()) {
        const qsizetype offset = m_text.start + reader.offset();
        const SkippedRecord record = reader.skip();
        if (reader.isBlank())
            continue;
        cells += record.cells;
        table.records.addPlace(offset, record.line, record.fault, record.cells);
        if (table.records.size() > mostRows || cells > mostCells) {
            return Failure(fault(CsvReader::tr("The file has more than %L1 rows, or %L2 cells.")
                                     .arg(mostRows)
                                     .arg(mostCells),
                                 CsvReader::tr("Split it into several files and import one after "
                                               "another.")));
        }
        if (table.records.size() % recordsPerLook == 0 && *m_reading.cancel)
            return Failure(fault(CsvReader::tr("Reading was cancelled."), {}));
    }
    table.records.squeeze();
    return {};
}

} // namespace numberdesk
