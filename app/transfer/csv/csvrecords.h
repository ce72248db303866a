// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvrecord.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QVarLengthArray>

#include <initializer_list>
#include <limits>

namespace numberdesk {

/// The rows of a table, a million of them in little more than the bytes of their file: of each it
/// is kept where it stands, and its cells are made when it is asked for. Rows that stand in no text
/// are kept in a short form of their own. Copies share everything until one is changed.
class CsvRecords
{
public:
    /// The cells of a row as they stand in the text, without the quotes around them.
    using PlainCells = QVarLengthArray<QByteArrayView, 16>;

    /// Goes over the rows, making the cells of each one as it comes.
    class Iterator
    {
    public:
        /// At the row of that index.
        Iterator(const CsvRecords *records, qsizetype index) : m_records(records), m_index(index) {}
        /// The row, made anew.
        CsvRecord operator*() const { return m_records->at(m_index); }
        /// To the next row.
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator==(const Iterator &) const = default;

    private:
        const CsvRecords *m_records;
        qsizetype m_index;
    };

    CsvRecords() = default;
    /// Rows that stand in no text.
    CsvRecords(std::initializer_list<CsvRecord> records);
    /// Rows of a text in UTF-8, to be named by addPlace(); `separator` is ASCII.
    CsvRecords(QByteArray text, char separator);

    /// A row begins at that byte of the text and in that physical line; `cells` is how many it has.
    void addPlace(qsizetype offset, qint64 line, CsvRecord::Fault fault, qsizetype cells);
    /// Adds a row that stands in no text.
    void append(const CsvRecord &record);
    /// Puts another row in place of one; the text stays as it is.
    void replace(qsizetype index, const CsvRecord &record);
    /// Gives back what was taken in advance for more rows.
    void squeeze();

    /// How many rows there are.
    qsizetype size() const { return m_places.size(); }
    /// Whether there is none.
    bool isEmpty() const { return m_places.isEmpty(); }
    /// The row with its cells, which are made anew each time.
    CsvRecord at(qsizetype index) const;
    /// at() of the first of them; there must be one.
    CsvRecord first() const { return at(0); }
    /// at() of the last of them; there must be one.
    CsvRecord last() const { return at(size() - 1); }
    /// The physical line in which it starts, from 1, without a look at its cells.
    qint64 lineOf(qsizetype index) const { return static_cast<qint64>(m_places.at(index).line); }
    /// The cells of a row that are nothing but parts of the text; they last as long as this object
    /// is not changed. False for any other row: one with a fault, or with a quote or line break
    /// inside quotes, or that stands in no text.
    bool readPlainCells(qsizetype index, PlainCells &cells) const;
    /// No row without a fault has fewer cells.
    qsizetype fewestCells() const { return m_fewestCells; }

    /// In their order.
    Iterator begin() const { return {this, 0}; }
    /// Behind the last one.
    Iterator end() const { return {this, size()}; }

private:
    /// Where one row is found; 16 bytes, since there may be a million.
    struct Place
    {
        quint64 offset : 40 = 0; ///< in the text, or in m_made
        quint64 fault : 3 = 0;
        quint64 isMade : 1 = 0;
        quint64 line : 40 = 0;
        quint64 marks : 24 = 0; ///< 0 = none, else one of m_marks, from 1
    };

    Place placeOf(const CsvRecord &record);
    CsvRecord madeRecord(const Place &place) const;
    QByteArrayView textFrom(const Place &place) const;

    QByteArray m_text;
    QByteArray m_made; ///< the rows that stand in no text, each a number of cells and the cells
    QList<std::shared_ptr<const SheetMarks>> m_marks; ///< most rows share those of the row before
    QList<Place> m_places;
    qsizetype m_fewestCells = std::numeric_limits<qsizetype>::max();
    char m_separator = ',';
};

} // namespace numberdesk
