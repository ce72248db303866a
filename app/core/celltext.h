// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk {

// What spreadsheets, address books and web pages leave in a cell beside its value.

/// The invisible characters of `text` by code point, for example "U+202A", each once: control and
/// format characters, variation selectors, fillers. Blanks and line breaks are none.
QStringList invisibleCharacters(QStringView text);

/// `text` without invisible characters, outer blanks, the guards `="…"`, `=` and apostrophe, and
/// outer quotes of every kind.
QString plainCellText(QStringView text);

/// True for `="…"`, which keeps a spreadsheet from reading a text as a number.
bool hasFormulaGuard(QStringView text);

/// True for what stands in a cell whose formula failed (`#N/A`, `#NV`, `Err:502`) or whose column
/// was too narrow (`########`).
bool isSpreadsheetError(QStringView text);

/// What a cell says that is a word for true or false in a language of spreadsheets (WAHR, FAUX),
/// `1`, `0`, `yes` or `no`, in any letter case.
std::optional<bool> spreadsheetFlag(QStringView text);

/// True for words under which spreadsheets put sums, such as "Total" and "Summe".
bool isTotalWord(QStringView text);

/// True for a figure as spreadsheets write sums: digits with separators, and a currency or percent
/// sign.
bool isFigure(QStringView text);

/// True when some character is a digit of any script.
bool holdsDigit(QStringView text);

} // namespace numberdesk
