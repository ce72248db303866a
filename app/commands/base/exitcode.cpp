// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/exitcode.h"

#include "net/wire/retrypolicy.h"

#include <algorithm>

namespace numberdesk {

namespace {

/// Trouble that passes, of which the tries ran out.
ExitCode offlineCode(const ApiError &error)
{
    using Kind = HttpError::Kind;
    const bool passes = error.transport && (error.transport->kind == Kind::ConnectionLost ||
                                            error.transport->kind == Kind::NameNotFound);
    return passes ? StillPending : Failed;
}

} // namespace

ExitCode firstOf(std::initializer_list<int> codes)
{
    for (const ExitCode code : {Interrupted, UsageError, NotFound, NotPermitted, Conflict,
                                StillPending, Failed, DoneInPart}) {
        if (std::find(codes.begin(), codes.end(), code) != codes.end())
            return code;
    }
    return AllDone;
}

ExitCode exitCodeOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Cancelled:
        return Interrupted;
    case ApiError::Kind::SignInFailed:
        // A sign-in service that is busy refuses nobody: trying later may do.
        return error.transport && error.transport->kind == HttpError::Kind::SignInBusy
                   ? StillPending
                   : NotPermitted;
    case ApiError::Kind::Unauthorized:
    case ApiError::Kind::Forbidden:
    case ApiError::Kind::ReadOnly:
        return NotPermitted;
    case ApiError::Kind::NotFound:
        return error.missingList.isEmpty() ? NotFound : Failed;
    case ApiError::Kind::Conflict:
    case ApiError::Kind::PreconditionFailed:
        return Conflict;
    case ApiError::Kind::TimedOut:
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::Stale:
        return StillPending;
    case ApiError::Kind::ServerFault:
        return isTransientFailure({error.httpStatus, {}, {}}) ? StillPending : Failed;
    case ApiError::Kind::Offline:
        return offlineCode(error);
    case ApiError::Kind::TlsFailed:
    case ApiError::Kind::Refused:
    case ApiError::Kind::RepeatRejected:
    case ApiError::Kind::BadReply:
    case ApiError::Kind::NotWrittenDown:
        break;
    }
    return Failed;
}

ExitCode exitCodeOf(const StorageError &error)
{
    switch (error.kind) {
    case StorageError::Kind::Cancelled:
        return Interrupted;
    case StorageError::Kind::Invalid:
        return UsageError;
    case StorageError::Kind::NotFound:
    case StorageError::Kind::FileMissing:
        return NotFound;
    case StorageError::Kind::Certificate:
    case StorageError::Kind::Passphrase:
    case StorageError::Kind::SecretMissing:
    case StorageError::Kind::NoKeychain:
        return NotPermitted;
    case StorageError::Kind::Held:
    case StorageError::Kind::Exists:
        return Conflict;
    case StorageError::Kind::Newer:
    case StorageError::Kind::Unusable:
        break;
    }
    return Failed;
}

} // namespace numberdesk
