// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/numberlookup.h"
#include "provisioning/service/writetrace.h"
#include "transfer/sending/outcomebook.h"
#include "transfer/sending/sendjournal.h"
#include "transfer/sending/unclearrows.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace numberdesk {

/// How long a write may be sent again under its id: a little less than the five minutes for which a
/// gateway has to remember it (OASIS Repeatable Requests 1.0; behaviour.md, "job").
inline constexpr std::chrono::seconds longestRepeat{270};

/// Writes that an earlier process has sent, and rows of which it learned no fate: what is recent
/// goes out once more under its id, all else is read and compared before it is sent.
class OpenWrites
{
public:
    OpenWrites() = default;
    /// Of `plan`, whose rows in doubt are those that were sent and have work. `now` is UTC.
    OpenWrites(const ResumedSending &resumed, const ImportPlan &plan, const QDateTime &now);

    /// The next write to be sent once more as it was: of several rows, or of none, which creates an
    /// account.
    std::optional<LeavingWrite> takeRepeat();
    /// The next row that went out alone, to be read and sent under the same id.
    std::optional<LeavingWrite> takeAlone();
    /// Rows that are to be read, all in one look-up; once.
    QList<qsizetype> takeDoubtful() { return std::exchange(m_doubtful, {}); }
    /// What an account's creation is repeated under; empty when nothing recent is known of one.
    WriteTrace traceOfAccount(const QString &name) const;
    /// Gives up whatever is left: rows in doubt.
    QList<qsizetype> takeRest();

private:
    QList<LeavingWrite> m_repeats;  ///< next one last
    QList<LeavingWrite> m_alone;    ///< next one last
    QList<LeavingWrite> m_accounts; ///< recent ones
    QList<qsizetype> m_doubtful;
};

/// What a reading has shown of rows in doubt.
struct ComparedRows
{
    SettledRows done;        ///< the gateway has what was sent
    QList<qsizetype> toSend; ///< it has what was there before: merged, to be sent (again)
    QList<std::pair<qsizetype, Merge>> kept; ///< it has something else
};

/// Compares rows in doubt with what a look-up has found; rows of `plan` are merged into it.
ComparedRows compareDoubtful(ImportPlan &plan, const QList<qsizetype> &rows,
                             const NumberLookupResult &found);

} // namespace numberdesk
