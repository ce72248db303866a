// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numbercolumns.h"
#include "transfer/csv/mending.h"

#include <QChar>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// Which rows of an import are sent.
enum class ImportMode : quint8 {
    Both,       ///< numbers that are new, and those that exist
    CreateOnly, ///< rows of numbers that exist are left out
    UpdateOnly, ///< rows of numbers that do not exist are left out
    Mirror,     ///< both, and what accounts have beside the rows is deleted
};

/// The word for commands: `both`, `create`, `update`, `mirror`.
QString toText(ImportMode mode);
/// Nothing when the word is none of them.
std::optional<ImportMode> importModeFrom(const QString &word);

/// How an import treats its input.
struct ImportOptions
{
    ImportMode mode = ImportMode::Both;
    bool repair = false;         ///< agree to every repair that needs no guessing
    bool createAccounts = false; ///< create accounts that do not exist
    QString accountName;         ///< completes a file of numbers only
    NumberEdits edits;           ///< completes a file of numbers only: what each of them is to have

    QMap<QString, QString> headingMap; ///< known headings by those of the files that stand for them
    QStringList ignoredHeadings;       ///< headings of the files that are to be ignored
    QStringList createAccountNames;    ///< create exactly these accounts, near others or not
    bool clearEmpty = false;           ///< empty cells clear even where a spreadsheet left some out
    bool setAssignment = false;        ///< send changes of assignmentStatus
    QString country;                   ///< region, two capitals, that completes national numbers
    QChar separator;                   ///< null = found out
    QString encoding;                  ///< name of an encoding; empty = found out
    QString sheet;                     ///< of workbooks; empty = the only one that holds anything
    QList<MendingStep> mending;        ///< what a person has mended in the plan, oldest step first
};

} // namespace numberdesk
