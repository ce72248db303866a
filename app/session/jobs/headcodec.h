// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

#include <QByteArray>
#include <QCborArray>

namespace numberdesk {

/// All of a plan that is not of one row, as a job keeps it; the files' cells lie in their copies.
QByteArray packedHead(const ImportPlan &plan);

/// What a head tells of a file, to be read again from its copy.
struct PackedFile
{
    QString name;       ///< as people see it
    CsvDialect dialect; ///< as it was found
    qsizetype rows = 0; ///< records that it had
    bool isWorkbook = false;
    QString sheet; ///< of a workbook
};

/// See packedHead(): a plan without rows and tables, and what its files were; nothing when the
/// bytes are damaged, or ask for what this version does not know.
std::optional<std::pair<ImportPlan, QList<PackedFile>>> unpackedHead(const QByteArray &bytes);

/// Faults and doubts, as a job keeps them.
QCborArray packedIssues(const QList<RowIssue> &issues);
/// See packedIssues().
QList<RowIssue> unpackedIssues(const QCborArray &array);

} // namespace numberdesk
