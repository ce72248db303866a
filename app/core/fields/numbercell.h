// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telephonenumber.h"

#include <QStringList>

#include <optional>

namespace numberdesk {

/// Numbers from `first` to `last`, both included.
struct NumberRange
{
    TelephoneNumber first;
    TelephoneNumber last;

    /// How many numbers it stands for, both ends included.
    quint64 count() const { return last.digits() - first.digits() + 1; }
    bool operator==(const NumberRange &) const = default;
};

/// What a cell meant for one telephone number holds.
struct NumberCell
{
    /// How the text was read.
    enum class Kind : quint8 {
        E164,       ///< exactly as the API takes it
        Empty,      ///<
        Deviating,  ///< one number, not as the API takes it
        Invisible,  ///< one number with invisible characters around or inside
        Range,      ///< "+441632960000-0099", "+4416329600xx"
        TwoNumbers, ///< more than one number, none of which can be chosen
        Extension,  ///< a number with an extension behind it
        Fraction,   ///< a figure with a decimal part
        Rounded,    ///< a figure in scientific notation: digits are lost
        ErrorValue, ///< what a spreadsheet shows in place of a value
        NoCountry,  ///< digits whose country cannot be told
        Unreadable, ///< anything else
    };
    Kind kind = Kind::Unreadable;
    TelephoneNumber number;                  ///< with E164; null otherwise
    std::optional<NumberRange> range;        ///< with Range, where its ends are plain
    QStringList invisible;                   ///< their code points, such as "U+202A"
    std::optional<TelephoneNumber> repaired; ///< the number that was surely meant
    bool isCompleted = false;                ///< `repaired` got its country code from `country`
};

/// Reads a cell. A repair never guesses and never has more digits than the cell: guards of
/// spreadsheets, `tel:`, invisible characters, blanks, dashes and brackets of every kind, dots,
/// full-width characters, `00` or nothing in place of `+`, `(0)`, a zero behind the country code
/// and the `.0` of a float are mended; ranges, pairs, extensions and rounded figures never. With a
/// `country` (two capitals) national numbers are completed.
NumberCell readNumberCell(QStringView text, const QString &country = {});

} // namespace numberdesk
