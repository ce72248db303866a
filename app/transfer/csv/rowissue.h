// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace numberdesk {

/// One fault or doubt found in an input file: place, found, expected and remedy.
struct RowIssue
{
    /// Error: rows are not sent, or were refused. Warning: a doubt, with which they go out all the
    /// same.
    enum class Severity : quint8 { Error, Warning };
    /// What a window can ask about, instead of only showing it.
    enum class Kind : quint8 {
        Other,
        NearHeading,    ///< an unknown heading near a known one: to be mapped or ignored
        MissingAccount, ///< the row's account does not exist, see ImportPlan::missingAccounts
        ChooseSheet,    ///< a workbook has several sheets, see `choices`
        NumberRange,    ///< one cell holds a range of numbers: to be expanded into rows
    };
    Severity severity = Severity::Error;
    Kind kind = Kind::Other;
    qsizetype row = -1; ///< index in ImportPlan::rows; -1 = of no row
    QString file;       ///< path as given
    qint64 line = 0;    ///< physical line where the row starts, from 1; 0 = the whole file
    QString column;     ///< heading as in the file; empty = the whole row
    QString found;
    QString expected;
    QString message;     ///< one sentence
    QString remedy;      ///< one sentence
    QString code;        ///< only for the gateway's refusals
    QString nearest;     ///< the known heading, or the existing account, that was probably meant
    QStringList choices; ///< with ChooseSheet: the names of the sheets
    QString repaired;    ///< the repaired cell, when `--repair` or the window may put it in place

    bool operator==(const RowIssue &) const = default;
};

} // namespace numberdesk
