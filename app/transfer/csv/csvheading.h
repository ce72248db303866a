// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numbercolumns.h"
#include "transfer/csv/csvtable.h"
#include "transfer/csv/rowissue.h"

#include <QList>
#include <QString>

#include <optional>

namespace numberdesk {

/// The column that a heading names, without regard to letter case, outer blanks, invisible
/// characters and a spreadsheet's guards. `Numbers`, the heading of the 2023 portal's files, is the
/// telephone number.
std::optional<ColumnId> columnFromHeading(QStringView heading);

/// The known heading that is nearest to `heading`.
QString nearestHeading(QStringView heading);

/// True for an unknown heading that was probably meant for a known one: equal but for letter case,
/// blanks, `_`, `-` and `.`; of eight letters and more and one or two edits away; or beginning with
/// `configuration_` or `serviceDetails_`.
bool isNearHeading(QStringView heading);

/// True when `map` says what `heading` stands for; without regard to letter case and outer blanks.
bool isMapped(QStringView heading, const QMap<QString, QString> &map);

/// True when the file has that heading, without regard to letter case and outer blanks.
bool hasHeading(const CsvTable &table, const QString &heading);

/// The cell index of the telephone number, or -1.
qsizetype telephoneNumberIndex(const CsvTable &table, const QMap<QString, QString> &map);

struct ImportOptions;

/// What the headings of one file mean.
struct HeadingMap
{
    QList<std::optional<ColumnId>>
        columns;              ///< of columns<Number>(), by cell index; nothing = ignored
    bool numbersOnly = false; ///< needs account and services from the options
    QList<RowIssue> errors;   ///< the file cannot be used
    QList<RowIssue> warnings;

    /// The cell index of a column, or -1.
    qsizetype indexOf(ColumnId column) const;
};

/// Maps the headings of `table`; a needed heading that is missing, one that comes twice, and one
/// near a known heading that the options neither map nor ignore is an error, each other unknown one
/// a warning. Headings that begin with `_` are ours and ignored; columns without one are ignored
/// with one warning. Lines above the headings give one warning.
HeadingMap mapHeadings(const CsvTable &table, const ImportOptions &options);

} // namespace numberdesk
