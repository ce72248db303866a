// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <bitset>
#include <string_view>

namespace numberdesk {

/// What happens to a run beside what its desk does.
enum class Fault {
    Delayed,             ///< a request or its reply is late, by up to 45 s
    Reordered,           ///< a request overtakes an earlier one
    LostBefore,          ///< a request never arrives
    LostAfter,           ///< it takes effect, and its reply never arrives
    Broken,              ///< one of both, and the desk sees a broken connection
    Silent,              ///< one of both, and the desk hears nothing
    Doubled,             ///< a request arrives twice
    Refused,             ///< no connection is made
    Throttled,           ///< 429 with Retry-After
    Unavailable,         ///< 503, with Retry-After or without
    Failing,             ///< 500, nothing took effect
    FailingAfter,        ///< 500 or 504, and it took effect
    SyncFailed,          ///< the backend refuses a number
    OtherDesk,           ///< somebody else writes what the file is about
    Crashed,             ///< the desk's process ends at some moment
    CrashedMidReply,     ///< the same between the effect of a request and its reply
    CrashedBeforeCommit, ///< between a journal write handed in and its commit
    CrashedAfterCommit,  ///< after it, before the request leaves or anybody hears of it
    CrashedResuming,     ///< soon after a life has taken the job over
    CrashedAgain,        ///< several crashes in a row
    DiskFull,            ///< a journal write is refused, and the process goes on
    Cancelled,           ///< a person cancels the job
    Paused,              ///< a person pauses it
    ResumedAtOnce,       ///< the next life goes on with the job within seconds
    ResumedLate,         ///< it does so after more than 4 min 30 s
    PlannedAnew,         ///< after a crash the file is imported again in place of resuming
    Deletion,            ///< the job deletes numbers
    Undone,              ///< the job is taken back afterwards
    UndoneAfterOthers,   ///< and somebody else had changed some of its numbers
    Intruder,            ///< another process wants to go on with a job that runs
};
inline constexpr std::size_t faultCount = 30;

inline constexpr std::array<std::string_view, faultCount> faultNames{"delayed",
                                                                     "reordered",
                                                                     "lost before",
                                                                     "lost after",
                                                                     "broken connection",
                                                                     "silence",
                                                                     "doubled",
                                                                     "refused",
                                                                     "429",
                                                                     "503",
                                                                     "500",
                                                                     "5xx after",
                                                                     "sync failed",
                                                                     "other desk",
                                                                     "crash",
                                                                     "crash before the reply",
                                                                     "crash before a commit",
                                                                     "crash after a commit",
                                                                     "crash while resuming",
                                                                     "crash again",
                                                                     "disk full",
                                                                     "cancelled",
                                                                     "paused",
                                                                     "resumed at once",
                                                                     "resumed late",
                                                                     "planned anew",
                                                                     "deletion",
                                                                     "undone",
                                                                     "undone after others",
                                                                     "intruder"};

/// The only fault of a run: it hits the n-th request, or the n-th write of the disk, from 1.
struct OneFault
{
    Fault fault = Fault::Delayed;
    int nth = 0;
};

/// Those that a run has met.
using FaultSet = std::bitset<faultCount>;

} // namespace numberdesk
