// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>

namespace numberdesk {

/// Why the system refused what was asked of a file.
struct FileFault
{
    int code = 0;           ///< errno; 0 when the system itself refused nothing
    QString reason;         ///< translated, without a full stop: "the disk is full"
    QString remedy;         ///< translated, one sentence with its full stop
    bool keepsFile = false; ///< refused for the sake of the file itself: it would be lost

    /// True when there is no room left: the disk or the quota is full, or a limit on the size of
    /// files is reached.
    bool isFull() const;

    bool operator==(const FileFault &) const = default;
};

/// A value, or what the system refused.
template <typename T>
using FileResult = Result<T, FileFault>;

/// The words for `code`, an errno. A full or read-only disk is named as such, everything else in
/// the system's own words.
FileFault fileFaultOf(int code);

/// The fault of the call that has just failed (errno), as a failure.
Failure<FileFault> lastFileFault();

} // namespace numberdesk
