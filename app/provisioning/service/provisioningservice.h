// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/capabilityplan.h"
#include "core/resources/civicaddress.h"
#include "core/resources/limits.h"
#include "core/resources/number.h"
#include "core/resources/requestforinformation.h"
#include "net/base/job.h"
#include "net/wire/httpmessage.h"
#include "provisioning/errors/apierror.h"
#include "provisioning/service/moment.h"
#include "provisioning/service/writetrace.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace numberdesk {

class Clock;
class HttpClient;
struct BudgetPace;

/// An operation under way; it ends with a value or an ApiError.
template <typename T>
using ApiJob = TypedJob<ApiResult<T>>;

/// A resource with the ETag it was read or written under, byte for byte.
template <typename T>
struct Tagged
{
    T resource;
    QByteArray etag;
    bool created = false; ///< a PUT or PATCH answered 201
};

/// An item of a list that this version cannot read, for example an old number without its `+`.
struct UnreadableItem
{
    qsizetype position = 0; ///< in its page, readable ones counted along
    QString name;           ///< what it calls itself, or how it begins
    QString accountName;    ///< empty when it names none
    QString status;         ///< its serviceProvisioningStatus, as received
};

/// One page of a list.
template <typename T>
struct Page
{
    QList<T> items; ///< those that can be read
    QList<UnreadableItem> unreadable;
    QByteArray body;                   ///< as received; see rawItems()
    std::optional<qint64> recordCount; ///< x-ms-record-count, when countRecords was asked for
    QUrl nextLink;                     ///< empty on the last page
};

/// What a list operation asks for; see Azure REST API guidelines, "Collections".
struct ListQuery
{
    std::optional<int> top;
    std::optional<int> skip;
    std::optional<int> maxPageSize;
    QString filter; ///< unencoded; empty = none
    bool countRecords = false;
    Priority priority = Priority::Interactive;
};

/// Under which circumstances a write may take effect (RFC 9110 section 13).
struct WriteCondition
{
    QByteArray ifMatch;        ///< the ETag last seen; empty = not asked
    bool mustNotExist = false; ///< sends `If-None-Match: *`
};

/// Whether this gateway's filters may be believed; see proveFilters().
enum class FilterTrust : quint8 { Unproven, Proven, Distrusted };

/// The Provisioning API of one gateway as typed asynchronous operations, all 18 of
/// 2024-02-29-preview. Lives in one thread; JSON is read and written on the thread pool.
class ProvisioningService : public QObject
{
    Q_OBJECT

public:
    /// `client` must outlive the service.
    ProvisioningService(HttpClient &client, const QString &apiVersion, QObject *parent = nullptr);
    ~ProvisioningService() override;

    /// One page, the first unless `query` skips some.
    ApiJob<Page<Account>> *listAccounts(const ListQuery &query = {});
    /// NotFound when there is none of that name.
    ApiJob<Tagged<Account>> *getAccount(const QString &name,
                                        Priority priority = Priority::Interactive);
    /// Creates or replaces it whole; gives it as the gateway has it now.
    ApiJob<Tagged<Account>> *putAccount(const Account &account, const WriteCondition &condition,
                                        const WriteTrace &trace = {});
    /// With `deleteNumbers` its numbers go, too; without, it is refused while it has some.
    ApiJob<void> *deleteAccount(const QString &name, bool deleteNumbers,
                                const QByteArray &ifMatch = {}, const WriteTrace &trace = {});

    /// At most 100 numbers, all of `accountName`. All or nothing; replies with what is stored. Ends
    /// with Stale, and nothing sent, when its turn does not come within `freshFor`.
    ApiJob<QList<Number>> *createOrUpdateNumbers(const QString &accountName,
                                                 const QList<Number> &numbers,
                                                 FreshFor freshFor = {},
                                                 const WriteTrace &trace = {});
    /// At most 100 numbers of `accountName`. All or nothing. `freshFor` as above.
    ApiJob<void> *deleteNumbers(const QString &accountName, const QList<TelephoneNumber> &numbers,
                                FreshFor freshFor = {}, const WriteTrace &trace = {});
    /// What numbers of the account may be used for, by country and kind.
    ApiJob<QList<CapabilityPlan>> *getTeamsCapabilityPlans(const QString &accountName);
    /// What each of these numbers of the account can do.
    ApiJob<QStringList> *getTeamsAvailableCapabilities(const QString &accountName,
                                                       const QList<TelephoneNumber> &numbers);

    /// Numbers of one account, or of all accounts when `accountName` is empty.
    ApiJob<Page<Number>> *listNumbers(const QString &accountName, const ListQuery &query = {});
    /// NotFound when the account does not have it.
    ApiJob<Tagged<Number>> *getNumber(const QString &accountName, TelephoneNumber number,
                                      Priority priority = Priority::Interactive);
    /// Creates or replaces it whole; gives it as the gateway has it now.
    ApiJob<Tagged<Number>> *putNumber(const Number &number, const WriteCondition &condition,
                                      const WriteTrace &trace = {});
    /// `ifMatch`: only while it has that ETag; empty = whatever it has become.
    ApiJob<void> *deleteNumber(const QString &accountName, TelephoneNumber number,
                               const QByteArray &ifMatch = {}, const WriteTrace &trace = {});

    /// A page of the addresses that Teams has for the account's tenant.
    ApiJob<Page<CivicAddress>> *listTeamsCivicAddresses(const QString &accountName,
                                                        const ListQuery &query = {});
    /// With its locations; NotFound when there is none of that id.
    ApiJob<Tagged<CivicAddress>> *getTeamsCivicAddress(const QString &accountName,
                                                       const QString &civicAddressId);

    /// A page of the consents that the gateway has.
    ApiJob<Page<RequestForInformation>> *listRequestsForInformation(const ListQuery &query = {});
    /// NotFound when that tenant has not consented.
    ApiJob<Tagged<RequestForInformation>> *
    getRequestForInformation(const QString &tenantId, Priority priority = Priority::Interactive);
    /// Changes status and comment by merge-patch (RFC 7396).
    ApiJob<Tagged<RequestForInformation>> *
    patchRequestForInformation(const QString &tenantId, const CustomerRelationship &relationship,
                               const QByteArray &ifMatch = {});

    /// The page that a nextLink names; the same gateway only.
    ApiJob<Page<Account>> *nextAccounts(const QUrl &nextLink, Priority priority);
    /// See nextAccounts().
    ApiJob<Page<Number>> *nextNumbers(const QUrl &nextLink, Priority priority);
    /// See nextAccounts().
    ApiJob<Page<RequestForInformation>> *nextRequestsForInformation(const QUrl &nextLink,
                                                                    Priority priority);
    /// See nextAccounts().
    ApiJob<Page<CivicAddress>> *nextTeamsCivicAddresses(const QUrl &nextLink, Priority priority);

    /// How fast requests may go out now.
    BudgetPace pace() const;
    /// The client's: the age of what the gateway has answered goes by its time of day.
    Clock &clock() const;
    /// A moment that is later than all that it gave before: to be taken when something is asked for
    /// whose answer may meet others, and for an answer that is as new as its arrival.
    Moment nextMoment();

    /// What is known of the gateway's filters in this session. Once they have lied they stay
    /// distrusted.
    FilterTrust filterTrust() const;
    /// Tells what proveFilters(), or an answer, has shown.
    void setFilterTrust(FilterTrust trust);
    /// True once filters have proved themselves, and until an answer shows that they lie.
    bool understandsFilters() const { return filterTrust() == FilterTrust::Proven; }

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
