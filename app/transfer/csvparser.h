// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csvtable.h"
#include "transfer/csvtext.h"

#include <array>
#include <optional>

namespace numberdesk {

/// The state machine behind parseCsv(): one pass over UTF-8 bytes, cells cut out as they end.
///
/// A cell that repeats the one above it shares its text, since columns such as the account name
/// hold the same word a million times.
class CsvParser
{
public:
    /// `text` must outlive the parser.
    CsvParser(const DecodedText &text, QString fileName);

    Result<CsvTable, CsvError> parse();

private:
    struct PreviousCell
    {
        QByteArrayView raw;
        QString value;
    };

    void takeSeparatorLine();
    char guessedSeparator() const;
    bool readHeading(CsvTable &table);
    bool readRecord(CsvRecord &record);
    bool readCell(CsvRecord &record);
    bool readQuotedCell(CsvRecord &record);
    bool skipBlanksAfterQuote();
    void takeCell(CsvRecord &record, QByteArrayView raw, QByteArrayView content, bool doubled);
    bool endLine();
    bool atLineEnd() const { return *m_at == '\n' || *m_at == '\r'; }
    bool fail(qint64 line, const QString &message, const QString &remedy);

    const char *m_at;
    const char *m_end;
    const char *m_lineStart;
    qint64 m_line = 1;
    char m_separator = ',';
    std::array<bool, 256> m_endsCell{};
    QList<PreviousCell> m_previous;
    bool m_recordIsBlank = false; ///< no quotes, and nothing but blanks and separators
    QString m_fileName;
    CsvDialect m_dialect;
    std::optional<CsvError> m_error;
};

} // namespace numberdesk
