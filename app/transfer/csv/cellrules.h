// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/telephonenumber.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// What is wrong with the text of one cell, in words for people.
struct CellFault
{
    qsizetype column = -1; ///< cell index; -1 = the whole row
    QString found;
    QString expected;
    QString message;
    QString remedy;
    QString repaired;      ///< what the cell surely means, when that needs no guessing
    bool isRange = false;  ///< the cell holds a range of telephone numbers
    bool isAgreed = false; ///< `repaired` needs no further consent: an option asked for it
};

/// What a cell holds, or why it cannot be read; the fault does not know its column yet.
template <typename T>
using CellResult = Result<T, CellFault>;

// Rules of upload cells; outer blanks are trimmed before.

/// E.164. Deviations that need no guessing carry the repaired number; ranges, pairs, extensions and
/// rounded figures are named as such. A national number is completed with the code of `country`.
CellResult<TelephoneNumber> readTelephoneNumber(const QString &cell, const QString &country = {});

/// Needed; 1 to 100 letters, digits, `-` and `_`.
CellResult<QString> readAccountName(const QString &cell);

/// Empty, or 1 to 100 letters, digits, `-` and `_`.
CellResult<QString> readCustomSipHeader(const QString &cell);

/// `true` or `false` in any letter case; nothing for an empty cell. The words of spreadsheets in
/// other languages, `1`, `0`, `yes` and `no` are repaired.
CellResult<std::optional<bool>> readFlag(const QString &cell);

/// `assigned`, `unassigned` in any letter case, or empty.
CellResult<QString> readAssignmentStatus(const QString &cell);

/// What is wrong with any text, whatever field it is of: invisible characters and a spreadsheet's
/// guard `="…"` (both repaired), error values, and bytes that are not of the file's encoding where
/// the file `isDamaged`. Nothing when there is nothing.
std::optional<CellFault> textFault(const QString &cell, bool isDamaged);

/// Items between `;`, `|` or `,`, trimmed; empty ones are left out.
QStringList readList(const QString &cell);

/// `text` so that no spreadsheet takes it for a formula: an apostrophe goes before `=`, `+`, `-`,
/// `@`, tab and CR (CWE-1236). A telephone number does no harm and stays as it is.
QString guardedCell(const QString &text);

/// Takes one such apostrophe away again.
QString unguardedCell(const QString &cell);

} // namespace numberdesk
