// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/plancheck.h"

#include "core/fields/requestequality.h"
#include "core/resources/limits.h"
#include "transfer/plan/planchanges.h"
#include "transfer/plan/planfollowing.h"
#include "transfer/plan/planissues.h"
#include "transfer/plan/plantally.h"
#include "transfer/plan/storedcells.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace numberdesk {

namespace {

struct PlanCheck
{
    Q_DECLARE_TR_FUNCTIONS(PlanCheck)
};

RowIssue missingService(const ImportPlan &plan, const PlanRow &row, Service service)
{
    RowIssue issue = issueAt(plan, row, enabledColumn(service));
    issue.expected = PlanCheck::tr("a service that is enabled on the account");
    issue.message = PlanCheck::tr("%1 is not enabled on the account \"%2\".")
                        .arg(displayName(service), row.change.accountName);
    issue.remedy = PlanCheck::tr("Enable the service on the account first, or write false.");
    return issue;
}

RowIssue numberElsewhere(const ImportPlan &plan, const PlanRow &row, const Number &stored)
{
    RowIssue issue = issueAt(plan, row, telephoneNumberColumn());
    issue.expected = PlanCheck::tr("a number that no other account holds");
    issue.message =
        PlanCheck::tr("The account \"%1\" holds the number already.").arg(stored.accountName);
    issue.remedy = PlanCheck::tr("Delete the number from that account first, or correct the row.");
    return issue;
}

RowIssue missingUsage(const ImportPlan &plan, const PlanRow &row, Service service)
{
    RowIssue issue = issueAt(plan, row, usageColumn(service));
    issue.expected =
        PlanCheck::tr("a usage such as %1").arg(QLatin1StringView("CallingUserAssignment"));
    issue.message = PlanCheck::tr("%1 is configured without a usage.").arg(displayName(service));
    issue.remedy = PlanCheck::tr("Give the usage, or empty the other cells of the configuration.");
    return issue;
}

RowIssue noRoomForUsage(const ImportPlan &plan, const PlanRow &row, Service service)
{
    RowIssue issue = issueAt(plan, row, std::nullopt);
    issue.found = row.change.telephoneNumber.toString();
    issue.expected = PlanCheck::tr("a number with a usage for %1").arg(displayName(service));
    issue.message =
        PlanCheck::tr("%1 needs a usage, which a file of telephone numbers alone cannot give.")
            .arg(displayName(service));
    issue.remedy = PlanCheck::tr("Use a file with the column %1.")
                       .arg(numberColumn(usageColumn(service)).heading);
    return issue;
}

/// Rows of one file that the backend will fail, since a service is enabled without a usage.
struct UsageDoubt
{
    qint64 count = 0;
    qint64 firstLine = 0;
};

RowIssue toWarning(const CsvTable &table, const UsageDoubt &doubt)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = table.fileName;
    issue.expected = PlanCheck::tr("a usage for every number of Operator Connect or Phone Mobile");
    issue.message = PlanCheck::tr("%n row(s) enable Operator Connect or Phone Mobile on a number "
                                  "without a usage; the backend will fail them.",
                                  nullptr, static_cast<int>(doubt.count));
    issue.remedy = PlanCheck::tr("Give the usage in the column configuration_usage of the service, "
                                 "first in line %1.")
                       .arg(doubt.firstLine);
    return issue;
}

/// What follows from edits alone, worked out once for all rows that share them.
class AskedOnce
{
public:
    struct Asked
    {
        NumberEdits edits; ///< held, so that their key stays theirs
        ServiceSet enabled;
        Number created; ///< what they make of a number that does not exist, but for its name
    };

    /// For as long as it is asked for no others.
    const Asked &of(const NumberEdits &edits)
    {
        if (const auto known = m_known.constFind(edits.key()); known != m_known.cend())
            return **known;
        constexpr qsizetype most = 1024; // where all rows differ, remembering is of no use
        if (m_known.size() >= most)
            m_known.clear();
        const NumberChange change{{}, {}, edits};
        const auto asked = std::make_shared<const Asked>(
            Asked{edits, change.enabledServices(), change.appliedTo(nullptr)});
        return **m_known.insert(edits.key(), asked);
    }

private:
    QHash<const void *, std::shared_ptr<const Asked>> m_known; ///< by the key of the edits
};

/// Compares rows with the numbers that the gateway has.
class RowComparer
{
public:
    /// Both must outlive the comparer.
    RowComparer(ImportPlan &plan, const AccountsByName &accounts)
        : m_plan(plan), m_accounts(accounts)
    {}

    /// `stored` is what the row's account has of the number, or null.
    void compare(PlanRow &row, const Number *stored)
    {
        if (stored != nullptr)
            takeStoredCells(m_plan, row, *stored);
        m_assignments.leaveOut(m_plan, row, stored);
        std::optional<Number> changed;
        const Number &target = stored != nullptr ? changed.emplace(row.change.appliedTo(stored))
                                                 : m_asked.of(row.change.edits).created;
        row.action = stored == nullptr ? RowAction::Create : RowAction::Update;
        if (stored != nullptr && sameRequest(*stored, target)) {
            if (row.outcome != RowOutcome::Invalid)
                takeUnchanged(row, *stored);
            return;
        }
        if (row.outcome != RowOutcome::Invalid && isLeftOut(row))
            return;
        checkAccount(row);
        checkUsage(row, target);
        if (row.outcome == RowOutcome::Invalid)
            return;
        noteCleared(m_plan, row, stored, target);
        row.outcome = stored != nullptr ? RowOutcome::Update : RowOutcome::Create;
        if (stored != nullptr)
            row.setExisting(std::make_shared<const Number>(*stored));
        else
            m_bare.note(m_plan, row, target);
    }

    /// A service that the row enables and that the account does not have.
    void checkServicesOf(PlanRow &row)
    {
        const Account *account = accountOf(row);
        if (account == nullptr)
            return;
        const ServiceSet enabled = m_asked.of(row.change.edits).enabled;
        for (const Service service : allServices) {
            if (!enabled.contains(service) || account->isEnabled(service))
                continue;
            addRowFault(m_plan, row, missingService(m_plan, row, service));
            m_missingServices.note(account->name, service);
        }
    }

    /// Once every row was compared: what many of them add up to.
    void tell()
    {
        for (auto it = m_doubts.cbegin(); it != m_doubts.cend(); ++it)
            m_plan.warnings.append(toWarning(m_plan.tables.at(it.key()), it.value()));
        m_missingServices.tell(m_plan);
        m_assignments.tell(m_plan);
        m_syncless.warn(m_plan);
        m_bare.warn(m_plan);
    }

private:
    /// True for a row that the mode of the import leaves alone, which is noted.
    bool isLeftOut(PlanRow &row) const
    {
        const ImportMode mode = m_plan.options.mode;
        const bool creates = row.action == RowAction::Create;
        const bool isOut = (mode == ImportMode::CreateOnly && !creates) ||
                           (mode == ImportMode::UpdateOnly && creates);
        if (!isOut)
            return false;
        row.outcome = RowOutcome::Skipped;
        row.setMessage(creates
                           ? PlanCheck::tr("The number does not exist; this import only changes.")
                           : PlanCheck::tr("The number exists already; this import only creates."));
        return true;
    }

    /// A service that the account does not have, or one whose sync is off there.
    void checkAccount(PlanRow &row)
    {
        checkServicesOf(row);
        const Account *account = accountOf(row);
        if (account != nullptr && row.outcome != RowOutcome::Invalid)
            m_syncless.note(m_plan, row, *account);
    }

    /// The gateway refuses a configuration without usage, and the backend fails an enabled service
    /// without one; found before it is sent.
    void checkUsage(PlanRow &row, const Number &target)
    {
        // Options name an account for files of numbers only, and for no others.
        const bool numbersOnly = !m_plan.options.accountName.isEmpty();
        bool fails = false;
        const ServiceSet enabled = m_asked.of(row.change.edits).enabled;
        for (const Service service : allServices) {
            if (!has(service, &ServiceInfo::teamsNumbers))
                continue;
            const auto &entry = target.services[service];
            if (!entry || (entry->configuration && !entry->configuration->usage.isEmpty()))
                continue;
            const bool enables = enabled.contains(service) && syncs(row, service);
            if (entry->configuration && asksForSettings(row.change.edits, service))
                addRowFault(m_plan, row, missingUsage(m_plan, row, service));
            else if (enables && numbersOnly)
                addRowFault(m_plan, row, noRoomForUsage(m_plan, row, service));
            else
                fails = fails || enables;
        }
        if (!fails || row.outcome == RowOutcome::Invalid)
            return;
        UsageDoubt &doubt = m_doubts[row.file];
        if (doubt.count++ == 0)
            doubt.firstLine = m_plan.lineOf(row);
    }

    /// False where no backend looks at the number: accounts that are to be created do not sync.
    bool syncs(const PlanRow &row, Service service)
    {
        const Account *account = accountOf(row);
        if (account == nullptr)
            return false;
        const auto &entry = account->services[service];
        return entry && entry->syncEnabled;
    }

    /// Null for one that the gateway does not have.
    const Account *accountOf(const PlanRow &row)
    {
        const auto known = m_accountOf.constFind(row.change.accountName.key());
        if (known != m_accountOf.cend())
            return *known;
        const auto account = m_accounts.constFind(row.change.accountName);
        const Account *found = account != m_accounts.cend() ? &*account : nullptr;
        m_accountOf.insert(row.change.accountName.key(), found);
        return found;
    }

    ImportPlan &m_plan;
    const AccountsByName &m_accounts;
    QHash<const void *, const Account *> m_accountOf; ///< by the key of its name
    AskedOnce m_asked;
    QMap<int, UsageDoubt> m_doubts; ///< by file
    MissingServices m_missingServices;
    AssignmentChanges m_assignments;
    SynclessAccounts m_syncless;
    BareNumbers m_bare;
};

/// False for a row without a number, or that repeats the number of another one; these are bad, so
/// that good rows need not be looked up.
bool standsForItsNumber(const ImportPlan &plan, qsizetype index)
{
    const PlanRow &row = plan.rows.at(index);
    return row.outcome != RowOutcome::Invalid ||
           plan.rowOfNumber.value(row.change.telephoneNumber, -1) == index;
}

void warnOfUnreadAccounts(ImportPlan &plan)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = plan.tables.isEmpty() ? QString() : plan.tables.first().fileName;
    issue.message = PlanCheck::tr("The gateway holds too many numbers to read them all; one that "
                                  "another account holds is found when it is sent.");
    issue.remedy = PlanCheck::tr("Look at the result after the upload.");
    plan.warnings.append(issue);
}

} // namespace

QStringList namedAccounts(const ImportPlan &plan)
{
    QStringList names;
    QSet<QString> seen;
    QSet<const void *> keys; // quicker than texts
    for (const PlanRow &row : plan.rows) {
        const SharedText &name = row.change.accountName;
        if (name.isEmpty() || keys.contains(name.key()))
            continue;
        keys.insert(name.key());
        if (!seen.contains(name)) {
            seen.insert(name);
            names.append(name);
        }
    }
    return names;
}

NumberLookupQuery lookupQuery(const ImportPlan &plan, const AccountsByName &accounts)
{
    NumberLookupQuery query;
    QHash<const void *, QList<TelephoneNumber>> numbers; // by the key of the account's name
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        const PlanRow &row = plan.rows.at(i);
        const SharedText &name = row.change.accountName;
        const bool isGood = row.outcome != RowOutcome::Invalid;
        if (standsForItsNumber(plan, i) && (isGood || accounts.contains(name)))
            numbers[name.key()].append(row.change.telephoneNumber);
    }
    for (const PlanRow &row : plan.rows) {
        if (numbers.isEmpty())
            break;
        if (const auto of = numbers.constFind(row.change.accountName.key()); of != numbers.cend()) {
            query.numbersByAccount[row.change.accountName].append(*of);
            numbers.erase(of);
        }
    }
    qint64 batches = 0;
    for (const auto &ofAccount : std::as_const(query.numbersByAccount))
        batches += (ofAccount.size() + largestBatch - 1) / largestBatch;
    constexpr qint64 least = 10;
    query.requestsForOtherAccounts = static_cast<int>(std::max(least, batches / 5));
    return query;
}

void compareNumbers(ImportPlan &plan, const AccountsByName &accounts,
                    const NumberLookupResult &numbers, const CancelFlag &cancel)
{
    liftStoredFaults(plan, numbers.found);
    RowComparer comparer(plan, accounts);
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        if (i % rowsPerLook == 0 && *cancel)
            return;
        PlanRow &row = plan.rows[i];
        // A row that repeats a number is bad already, whatever the gateway has.
        if (row.change.accountName.isEmpty() || !standsForItsNumber(plan, i)) {
            comparer.checkServicesOf(row);
            continue;
        }
        const auto stored = numbers.found.constFind(row.change.telephoneNumber);
        const bool exists = stored != numbers.found.cend();
        const bool isElsewhere = exists && stored->accountName != row.change.accountName;
        if (isElsewhere) {
            comparer.checkServicesOf(row);
            addRowFault(plan, row, numberElsewhere(plan, row, *stored));
        } else {
            comparer.compare(row, exists ? &*stored : nullptr);
        }
    }
    comparer.tell();
    if (!numbers.otherAccountsRead)
        warnOfUnreadAccounts(plan);
    noteAccountsToCreate(plan);
    sortIssues(plan, plan.errors);
    plan.survey = surveyOf(plan);
}

} // namespace numberdesk
