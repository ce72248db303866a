// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "net/base/job.h"

#include <QString>

namespace numberdesk {

/// Why this computer's files, or what they hold, could not be read or written.
struct StorageError
{
    /// By which callers decide what to ask for.
    enum class Kind : quint8 {
        NotFound,      ///< nothing of that name
        Exists,        ///< something of that name is there already
        Invalid,       ///< what was to be kept is wrong in itself
        Held,          ///< another process works on it
        Newer,         ///< written by a newer version of this program
        Unusable,      ///< cannot be opened, read or written
        FileMissing,   ///< a file that a connection names is not there or not readable
        Certificate,   ///< the certificate file cannot be used, or its passphrase is wrong
        Passphrase,    ///< the passphrase of the encrypted file is missing or wrong
        SecretMissing, ///< the connection's own secret is not kept and was not given yet
        NoKeychain,    ///< the desktop has none that answers
        Cancelled,     ///< the caller gave up, or the store went away
    };
    Kind kind = Kind::Unusable;
    QString message;          ///< what happened and what to do, translated
    QString forCommands = {}; ///< where a command takes it from, one more sentence; often empty
};

/// A value, or why this computer's files gave none.
template <typename T>
using StorageResult = Result<T, StorageError>;
/// Work on this computer's files under way.
template <typename T>
using StorageJob = TypedJob<StorageResult<T>>;

} // namespace numberdesk
