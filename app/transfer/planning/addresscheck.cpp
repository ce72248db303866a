// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/addresscheck.h"

#include "core/resources/limits.h"
#include "provisioning/lists/listjob.h"
#include "transfer/plan/planissues.h"

#include <QCoreApplication>
#include <QMap>
#include <QPointer>

#include <utility>

namespace numberdesk {

namespace {

struct AddressCheck
{
    Q_DECLARE_TR_FUNCTIONS(AddressCheck)
};

bool isLocation(ColumnId column)
{
    return numberColumn(column).is<&TeamsNumberConfiguration::locationId>();
}

/// Calls `visit` with every ID that a row gives, and its column.
template <typename Visitor>
void forEachId(const PlanRow &row, Visitor visit)
{
    for (const auto &edit : row.change.edits) {
        const Column<Number> &column = numberColumn(edit.column);
        if (!column.is<&TeamsNumberConfiguration::civicAddressId>() && !isLocation(edit.column))
            continue;
        if (const auto &id = std::get<QString>(edit.value); !id.isEmpty())
            visit(edit.column, id);
    }
}

/// Reads account after account.
class AddressReader final : public ApiJob<AddressesByAccount>
{
public:
    AddressReader(ProvisioningService &service, QStringList accounts)
        : ApiJob<AddressesByAccount>(&service), m_service(service), m_left(std::move(accounts))
    {
        QMetaObject::invokeMethod(
            this, [this] { readNext(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        m_cancelled = true;
        if (m_request)
            m_request->cancel();
    }

private:
    void readNext()
    {
        if (m_cancelled) {
            ApiError error;
            error.kind = ApiError::Kind::Cancelled;
            return finish(Failure<ApiError>(error));
        }
        if (m_left.isEmpty())
            return finish(m_read);
        const QString account = m_left.takeFirst();
        ListQuery query;
        query.maxPageSize = longestPage;
        query.countRecords = true;
        auto *walk = listAllTeamsCivicAddresses(
            m_service, account, query,
            [this, account](const QList<CivicAddress> &page, const ListProgress &progress) {
                take(m_read[account], page);
                m_last = progress;
            });
        m_request = walk;
        walk->then(this, [this, account](const ApiResult<qint64> &received) {
            endAccount(m_read[account], received);
            readNext();
        });
    }

    static void take(AddressIds &ids, const QList<CivicAddress> &page)
    {
        for (const CivicAddress &address : page) {
            ids.addresses.insert(addressKey(address.id));
            for (const Location &location : address.locations)
                ids.locations.insert(addressKey(location.id));
        }
    }

    /// What was not seen is absent only where all was seen.
    void endAccount(AddressIds &ids, const ApiResult<qint64> &received)
    {
        if (!received)
            ids.unread = userMessage(received.error());
        else if (!m_last.unreadable.isEmpty() || !m_last.isComplete())
            ids.unread = AddressCheck::tr("Some of its addresses could not be read.");
        m_last = {};
    }

    ProvisioningService &m_service;
    QStringList m_left;
    AddressesByAccount m_read;
    ListProgress m_last;
    QPointer<Job> m_request;
    bool m_cancelled = false;
};

/// Rows of one file whose IDs of one kind are not there.
struct UnknownIds
{
    qint64 count = 0;
    RowIssue first;
};

RowIssue toWarning(const UnknownIds &unknown, bool ofLocations)
{
    RowIssue issue = unknown.first;
    issue.severity = RowIssue::Severity::Warning;
    const auto rows = static_cast<int>(unknown.count);
    if (ofLocations) {
        issue.expected = AddressCheck::tr("the ID of a location of the account");
        issue.message = AddressCheck::tr(
            "%n row(s) name a location that the account's addresses do not have.", nullptr, rows);
    } else {
        issue.expected = AddressCheck::tr("the ID of a civic address of the account");
        issue.message = AddressCheck::tr(
            "%n row(s) name a civic address that the account does not have.", nullptr, rows);
    }
    issue.remedy =
        AddressCheck::tr("Take the ID from the account's addresses; the customer's administrator "
                         "adds one in the Teams admin center.");
    return issue;
}

RowIssue unreadAddresses(const ImportPlan &plan, const QString &account, const QString &reason)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = plan.tables.isEmpty() ? QString() : plan.tables.first().fileName;
    issue.found = account;
    issue.expected = AddressCheck::tr("an account whose addresses can be read");
    issue.message =
        AddressCheck::tr("Whether the account \"%1\" has the addresses that rows name was not "
                         "checked. %2")
            .arg(account, reason);
    issue.remedy = AddressCheck::tr("Look at the result after the upload.");
    return issue;
}

} // namespace

QString addressKey(const QString &id)
{
    return id.toLower();
}

QStringList accountsNamingAddresses(const ImportPlan &plan)
{
    QStringList accounts;
    QSet<QString> seen;
    const QStringList created = plan.accountsToCreate();
    for (const PlanRow &row : plan.rows) {
        const QString &account = row.change.accountName;
        if (!row.hasWork() || seen.contains(account))
            continue;
        forEachId(row, [&](ColumnId, const QString &) {
            if (!seen.contains(account) && !created.contains(account))
                accounts.append(account);
            seen.insert(account);
        });
    }
    return accounts;
}

ApiJob<AddressesByAccount> *readAddresses(ProvisioningService &service, const QStringList &accounts)
{
    return new AddressReader(service, accounts);
}

void warnOfUnknownAddresses(ImportPlan &plan, const AddressesByAccount &addresses,
                            const CancelFlag &cancel)
{
    QMap<std::pair<int, bool>, UnknownIds> unknown; // by file, of locations or addresses
    for (const PlanRow &row : std::as_const(plan.rows)) {
        if (*cancel)
            return;
        const auto ids = addresses.constFind(row.change.accountName);
        if (!row.hasWork() || ids == addresses.cend() || ids->unread)
            continue;
        forEachId(row, [&](ColumnId column, const QString &id) {
            const bool ofLocation = isLocation(column);
            if ((ofLocation ? ids->locations : ids->addresses).contains(addressKey(id)))
                return;
            UnknownIds &rows = unknown[{row.file, ofLocation}];
            if (rows.count++ == 0)
                rows.first = issueAt(plan, row, column);
        });
    }
    for (auto it = unknown.cbegin(); it != unknown.cend(); ++it)
        plan.warnings.append(toWarning(it.value(), it.key().second));
    for (auto it = addresses.cbegin(); it != addresses.cend(); ++it) {
        if (it->unread)
            plan.warnings.append(unreadAddresses(plan, it.key(), *it->unread));
    }
}

} // namespace numberdesk
