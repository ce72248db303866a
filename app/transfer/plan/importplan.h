// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "provisioning/service/moment.h"
#include "transfer/csv/csvheading.h"
#include "transfer/csv/csvtable.h"
#include "transfer/csv/importoptions.h"
#include "transfer/csv/rowissue.h"
#include "transfer/plan/numberrows.h"
#include "transfer/plan/planrow.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QStringList>

namespace numberdesk {

struct PlanReading;

/// The counts that outcome and JSON report; behaviour identities:
/// rows = valid + invalid,
/// valid = unchanged + created + updated + deleted + skipped + refused + notSent.
struct ImportCounts
{
    qint64 rows = 0;
    qint64 valid = 0;
    qint64 invalid = 0;
    qint64 unchanged = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 deleted = 0;
    qint64 skipped = 0; ///< left out by the mode or by a person
    qint64 refused = 0;
    qint64 notSent = 0;
    qint64 kept = 0;    ///< of notSent: an undo leaves what somebody has changed since
    qint64 inDoubt = 0; ///< of notSent: sent without an answer, so that they may have been stored
    qint64 waiting = 0; ///< rows that are still to be sent, or whose fate is not known
    qint64 sent = 0;
    qint64 failed = 0;
    qint64 synced = 0;
    qint64 pending = 0;
    qint64 accountsCreated = 0; ///< for its rows
    qint64 right = 0; ///< already right or accepted, and not failed: what no exit code complains of
    QMap<QString, qint64> otherStatus; ///< accepted rows by the word that the gateway gave

    /// Accepted rows whose backend has not decided, by a known word or another.
    qint64 undecided() const;
    /// Of an undo: rows that are, or will be, as they were before the job.
    qint64 reversed() const { return unchanged + created + updated + deleted; }
    /// Of an undo: rows that are not, and that nobody has changed since.
    qint64 notReversed() const { return refused + notSent - kept; }

    bool operator==(const ImportCounts &) const = default;
};

/// Adds `row` to `counts`, or takes it out with a `weight` of -1: a running import keeps its
/// counts up to date row by row.
void countRow(ImportCounts &counts, const PlanRow &row, qint64 weight = 1);

/// An account that rows name and that the gateway does not have.
struct MissingAccount
{
    QString name;
    ServiceSet services;       ///< those that its rows enable; once created: its good rows
    qint64 rows = 0;           ///< rows that name it; once created: its good rows
    qint64 goodRows = 0;       ///< of these, rows without a fault of their own
    QString near;              ///< an account, existing or missing as well, of nearly that name
    bool isCreated = false;    ///< the import creates it for its rows
    bool canBeCreated = false; ///< some good row asks for no Teams service, which needs more

    bool operator==(const MissingAccount &) const = default;
};

/// A service that rows enable and that their account, which exists, does not have.
struct MissingService
{
    QString accountName;
    Service service = Service::AzureOperatorCallProtection;
    qint64 rows = 0; ///< rows that enable it

    bool operator==(const MissingService &) const = default;
};

/// What it takes to send a plan whose readings have become older than a minute: behaviour.md's
/// "What a row meets when it goes out".
struct RecheckCost
{
    qint64 requests = 0; ///< to read again what the rows are merged into, at most
    qint64 writes = 0;   ///< to send the rows

    /// People are told beforehand, and may send without.
    bool isDearer() const { return requests > writes; }

    bool operator==(const RecheckCost &) const = default;
};

/// What the rows of a plan take away from numbers that exist; counted when the plan is made.
struct PlanSurvey
{
    qint64 rowsSwitchingOff = 0;    ///< rows that switch a service off, or several
    PerService<qint64> switchedOff; ///< rows by service
};

/// What an import would do, found without sending anything: every row with its outcome, and every
/// fault and doubt. The same for window and command line.
struct ImportPlan
{
    ImportOptions options;
    QList<CsvTable> tables;
    QList<PlanRow> rows;    ///< in file order
    QList<RowIssue> errors; ///< in file order; a row may have several
    QList<RowIssue> warnings;
    QList<HeadingMap> headings;            ///< by table
    QList<MissingAccount> missingAccounts; ///< in the order of their first rows
    QList<MissingService> missingServices; ///< in the order of their first rows
    QMap<QString, qint64> cleared;         ///< rows that clear a stored value, by heading
    NumberRows rowOfNumber;                ///< the row that stands for each number
    PlanSurvey survey;
    bool undoes = false;  ///< it takes back what a job has changed
    QStringList refusals; ///< why nothing of it may be sent: sentences; most plans have none
    QList<Account> accountsToDelete; ///< that the job has created: deleted when empty and unchanged
    QStringList createdAccounts;     ///< names of those that were made for its rows
    QStringList deletedAccounts;     ///< names of those of them that were deleted
    RecheckCost recheckCost;         ///< counted when the plan is made
    qint64 shortRows = 0;            ///< rows without cells in the last columns, see clearEmpty
    qint64 assignmentChanges = 0;    ///< good rows that ask for another assignmentStatus
    QDateTime readAt;                ///< when the gateway was read, UTC; null before
    QHash<QString, QDateTime> accountsReadAt; ///< the same of accounts that were not read with it
    Moment askedAt{};                         ///< the same in the order of answers
    bool filtersUsed = false; ///< that numbers are absent rests on the gateway's filters
    QHash<QString, qint64> accountCounts; ///< numbers that accounts held then, as far as counted
    /// What the gateway said while it was made, for plans that are made of this one; null when that
    /// is too much to keep.
    std::shared_ptr<const PlanReading> reading;

    /// Counts by the rows' outcomes; in an unsent plan `created`, `updated` and `deleted` say what
    /// would happen.
    ImportCounts counts() const;
    /// The accounts that are made before their rows are sent.
    QStringList accountsToCreate() const;
    /// True while some row would be sent; see refusals, too.
    bool hasWork() const;
    /// Rows that would be sent.
    qint64 rowsWithWork() const;
    /// Rows that agreeing to repairs would mend (see RepairableRows); none once somebody has
    /// agreed.
    qsizetype repairableRows() const;
    /// True when it is to be made anew before it is sent: what was read for it is older than
    /// maximumPlanAge by `now` (UTC).
    bool isTooOld(const QDateTime &now) const;
    /// When what it knows of that account's numbers was read, UTC; null when long ago.
    QDateTime readAtOf(const QString &accountName) const
    {
        return accountsReadAt.value(accountName, readAt);
    }
    /// True when it creates, updates, deletes, leaves and complains of as many rows as `before`, a
    /// plan of the same files on an older reading: nobody has to look at it again.
    bool doesSameWorkAs(const ImportPlan &before) const;

    /// Cells of a row as in its file, or as a person has mended them; none of one that is not
    /// listed, in line 0.
    CsvRecord recordOf(const PlanRow &row) const;
    /// The physical line where a row starts, from 1.
    qint64 lineOf(const PlanRow &row) const;
};

} // namespace numberdesk
