// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/apierror.h"
#include "storage/storageerror.h"

#include <initializer_list>

namespace numberdesk {

/// What the program's exit code tells a script.
enum ExitCode : int {
    AllDone = 0,
    Failed = 1, ///< none of it done, unreadable file, port taken
    UsageError = 2,
    NotFound = 3,     ///< file, connection or account named in an option
    NotPermitted = 4, ///< sign-in, permission, read-only connection
    Conflict = 5,     ///< exists already, or the database is held by another process
    DoneInPart = 6,
    StillPending = 7, ///< rate-limited or timed out, or pending at the end of the wait
    Interrupted = 130,
};

/// The one that counts when several hold: the first of 130, 2, 3, 4, 5, 7, 1, 6, 0 among `codes`.
ExitCode firstOf(std::initializer_list<int> codes);

/// The exit code of an operation that ended with `error`.
ExitCode exitCodeOf(const ApiError &error);
ExitCode exitCodeOf(const StorageError &error);

} // namespace numberdesk
