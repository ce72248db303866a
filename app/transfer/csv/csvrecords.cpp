// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvrecords.h"

#include "transfer/csv/csvrecordreader.h"

#include <algorithm>

namespace numberdesk {

namespace {

using Fault = CsvRecord::Fault;

constexpr int bitsPerByte = 7; // of a size as it is written down; the eighth says that more follows
constexpr quint64 moreFollows = 1 << bitsPerByte;

void addSize(QByteArray &bytes, quint64 size)
{
    for (; size >= moreFollows; size >>= bitsPerByte)
        bytes += static_cast<char>(size | moreFollows);
    bytes += static_cast<char>(size);
}

quint64 takeSize(QByteArrayView &bytes)
{
    quint64 size = 0;
    for (int shift = 0;; shift += bitsPerByte) {
        const quint64 byte = static_cast<unsigned char>(bytes.front());
        bytes = bytes.sliced(1);
        size |= (byte & (moreFollows - 1)) << shift;
        if (byte < moreFollows)
            return size;
    }
}

/// A cell goes as UTF-8, and half a surrogate pair, which that cannot hold, with all its cell in
/// UTF-16; the lowest bit of the size tells which.
void addCell(QByteArray &bytes, const QString &cell)
{
    if (cell.isValidUtf16()) {
        const QByteArray utf8 = cell.toUtf8();
        addSize(bytes, static_cast<quint64>(utf8.size()) << 1);
        bytes += utf8;
        return;
    }
    const auto size = cell.size() * static_cast<qsizetype>(sizeof(QChar));
    addSize(bytes, static_cast<quint64>(size) << 1 | 1);
    bytes.append(reinterpret_cast<const char *>(cell.constData()), size); // NOLINT: as bytes
}

QString takeCell(QByteArrayView &bytes)
{
    const quint64 tagged = takeSize(bytes);
    const auto size = static_cast<qsizetype>(tagged >> 1);
    const QByteArrayView content = bytes.first(size);
    bytes = bytes.sliced(size);
    if ((tagged & 1) == 0)
        return QString::fromUtf8(content);
    QString cell(size / static_cast<qsizetype>(sizeof(QChar)), Qt::Uninitialized);
    std::copy(content.begin(), content.end(), reinterpret_cast<char *>(cell.data())); // NOLINT
    return cell;
}

const char *endOfCell(const char *at, const char *end, char separator)
{
    while (at < end && *at != separator && *at != '\n' && *at != '\r')
        ++at;
    return at;
}

/// The next quote, if it stands in the same line; else null.
const char *closingQuote(const char *at, const char *end)
{
    while (at < end && *at != '"' && *at != '\n' && *at != '\r')
        ++at;
    return at < end && *at == '"' ? at : nullptr;
}

} // namespace

CsvRecords::CsvRecords(std::initializer_list<CsvRecord> records)
{
    for (const CsvRecord &record : records)
        append(record);
}

CsvRecords::CsvRecords(QByteArray text, char separator)
    : m_text(std::move(text)), m_separator(separator)
{}

void CsvRecords::addPlace(qsizetype offset, qint64 line, Fault fault, qsizetype cells)
{
    Place place;
    place.offset = static_cast<quint64>(offset);
    place.line = static_cast<quint64>(line);
    place.fault = static_cast<quint64>(fault);
    m_places.append(place);
    if (fault == Fault::None)
        m_fewestCells = std::min(m_fewestCells, cells);
}

void CsvRecords::append(const CsvRecord &record)
{
    m_places.append(placeOf(record));
}

void CsvRecords::replace(qsizetype index, const CsvRecord &record)
{
    m_places[index] = placeOf(record);
}

void CsvRecords::squeeze()
{
    m_places.squeeze();
    m_made.squeeze();
}

/// Writes the row down.
CsvRecords::Place CsvRecords::placeOf(const CsvRecord &record)
{
    Place place;
    place.offset = static_cast<quint64>(m_made.size());
    place.line = static_cast<quint64>(record.line);
    place.fault = static_cast<quint64>(record.fault);
    place.isMade = 1;
    if (record.marks) {
        if (m_marks.isEmpty() || m_marks.constLast() != record.marks)
            m_marks.append(record.marks);
        place.marks = static_cast<quint64>(m_marks.size());
    }
    addSize(m_made, static_cast<quint64>(record.cells.size()));
    for (const QString &cell : record.cells)
        addCell(m_made, cell);
    if (record.fault == Fault::None)
        m_fewestCells = std::min(m_fewestCells, record.cells.size());
    return place;
}

CsvRecord CsvRecords::at(qsizetype index) const
{
    const Place &place = m_places.at(index);
    if (place.isMade != 0)
        return madeRecord(place);
    const auto fault = static_cast<Fault>(place.fault);
    CsvRecordReader reader(textFrom(place), m_separator);
    CsvRecord record = fault == Fault::None ? reader.next() : reader.nextBroken(fault);
    record.line = static_cast<qint64>(place.line);
    return record;
}

CsvRecord CsvRecords::madeRecord(const Place &place) const
{
    CsvRecord record;
    record.line = static_cast<qint64>(place.line);
    record.fault = static_cast<Fault>(place.fault);
    if (place.marks != 0)
        record.marks = m_marks.at(static_cast<qsizetype>(place.marks) - 1);
    QByteArrayView bytes = QByteArrayView(m_made).sliced(static_cast<qsizetype>(place.offset));
    const auto cells = static_cast<qsizetype>(takeSize(bytes));
    record.cells.reserve(cells);
    while (record.cells.size() < cells)
        record.cells.append(takeCell(bytes));
    return record;
}

QByteArrayView CsvRecords::textFrom(const Place &place) const
{
    return QByteArrayView(m_text).sliced(static_cast<qsizetype>(place.offset));
}

bool CsvRecords::readPlainCells(qsizetype index, PlainCells &cells) const
{
    const Place &place = m_places.at(index);
    if (place.isMade != 0 || static_cast<Fault>(place.fault) != Fault::None)
        return false;
    const QByteArrayView text = textFrom(place);
    const char *at = text.begin();
    cells.clear();
    while (true) {
        const bool isQuoted = at < text.end() && *at == '"';
        const char *begin = isQuoted ? at + 1 : at;
        at = isQuoted ? closingQuote(begin, text.end()) : endOfCell(begin, text.end(), m_separator);
        if (at == nullptr)
            return false;
        cells.append(QByteArrayView(begin, at - begin));
        at += isQuoted ? 1 : 0;
        if (at == text.end() || *at == '\n' || *at == '\r')
            return true;
        if (*at != m_separator)
            return false; // a quote inside quotes, or blanks behind them
        ++at;
    }
}

} // namespace numberdesk
