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
    QString repaired; ///< what the cell surely means, when that needs no guessing
};

template <typename T>
using CellResult = Result<T, CellFault>;

// Rules of upload cells; outer blanks are trimmed before.

/// E.164. A spreadsheet's deviations carry the repaired number; scientific notation does not, since
/// its digits are lost.
CellResult<TelephoneNumber> readTelephoneNumber(const QString &cell);

/// Needed; 1 to 100 letters, digits, `-` and `_`.
CellResult<QString> readAccountName(const QString &cell);

/// Empty, or 1 to 100 letters, digits, `-` and `_`.
CellResult<QString> readCustomSipHeader(const QString &cell);

/// `true` or `false` in any letter case, nothing else; nothing for an empty cell.
CellResult<std::optional<bool>> readFlag(const QString &cell);

/// `assigned`, `unassigned`, or empty.
CellResult<QString> readAssignmentStatus(const QString &cell);

/// Items between `;`, `|` or `,`, trimmed; empty ones are left out.
QStringList readList(const QString &cell);

/// How a list is written: items joined by `;`.
QString listCell(const QStringList &items);

/// `text` so that no spreadsheet takes it for a formula: an apostrophe goes before `=`, `+`, `-`,
/// `@`, tab and CR (CWE-1236). A telephone number does no harm and stays as it is.
QString guardedCell(const QString &text);

/// Takes one such apostrophe away again.
QString unguardedCell(const QString &cell);

} // namespace numberdesk
