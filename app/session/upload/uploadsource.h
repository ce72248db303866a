// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/jobs/followup.h"
#include "transfer/planning/planjob.h"

#include <QStringList>

#include <optional>

namespace numberdesk {

/// What a plan is made of: files, typed numbers, or both; or a job that it takes back or whose
/// failed rows it tries again.
struct UploadSource
{
    QStringList paths;
    std::optional<CsvTable> table; ///< typed numbers
    ImportOptions options;
    std::optional<FollowUp> followUp; ///< then there are no files, no table, and no options
    QStringList leftOut;              ///< names of what was dropped with the files and is not read

    /// For people.
    QStringList names() const;
    /// True for typed numbers alone.
    bool isTyped() const { return table.has_value() && paths.isEmpty(); }
    /// True when every file of `other` is one of these.
    bool hasFilesOf(const UploadSource &other) const;
    /// Takes in the files of `other` that are not here yet, and its typed numbers in place of those
    /// here; the options stay.
    void add(const UploadSource &other);
};

} // namespace numberdesk
