// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvrecordreader.h"
#include "transfer/csv/csvtext.h"

namespace numberdesk {

/// What stands behind parseCsv(): finds the layout, then reads record after record.
class CsvParser
{
public:
    /// `text` is the whole file, `fileName` what faults and table call it.
    CsvParser(DecodedText text, QString fileName, CsvReading reading);

    /// See parseCsv() for what it takes and refuses. Looks at the cancel flag every 1,024 records;
    /// a cancelled reading is an error, too. Blocks, in whichever thread.
    Result<CsvTable, CsvError> parse();

private:
    QByteArrayView text() const;
    Result<void, CsvError> readRecords(CsvRecordReader &reader, CsvTable &table) const;
    CsvError fault(const QString &message, const QString &remedy) const;

    DecodedText m_text;
    QString m_fileName;
    CsvReading m_reading;
};

} // namespace numberdesk
