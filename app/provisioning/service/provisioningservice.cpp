// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/service/provisioningservice.h"

#include "provisioning/codec/fieldcodec.h"

#include "net/budget/requestbudget.h"
#include "provisioning/service/replyreaders.h"
#include "provisioning/service/requestjob.h"

namespace numberdesk {

using Json = nlohmann::json;

namespace {

const QByteArray accountsPath = "/accounts";
const QByteArray numbersPath = "/numbers";
const QByteArray requestsPath = "/teamsRequestsForInformation";

QByteArray requestPath(const QString &tenantId)
{
    return requestsPath + '/' + encoded(tenantId);
}

QByteArray numbersPathOf(const QString &accountName)
{
    return accountName.isEmpty() ? numbersPath : ApiRequests::accountPath(accountName) + "/numbers";
}

QByteArray addressesPathOf(const QString &accountName)
{
    return ApiRequests::accountPath(accountName) + "/teamsCivicAddresses";
}

QByteArray actionPath(const QString &accountName, const char *action)
{
    return ApiRequests::accountPath(accountName) + ':' + action;
}

QByteArray identifiersBody(const QList<TelephoneNumber> &numbers)
{
    Json list = Json::array();
    for (const TelephoneNumber number : numbers)
        list.push_back({{"telephoneNumber", number.toString().toStdString()}});
    return toCompactJson({{"numbers", std::move(list)}});
}

QByteArray numbersBody(const QList<Number> &numbers)
{
    Json list = Json::array();
    for (const Number &number : numbers)
        list.push_back(toJson(number));
    return toCompactJson({{"numbers", std::move(list)}});
}

/// The contract's only success of a deletion is 204; a 404 to the DELETE of what is gone comes
/// here, too.
ApiResult<void> readDeleted(const HttpReply &reply)
{
    if (reply.status == 204 || reply.status == 404)
        return {};
    return Failure<ApiError>(badReply(QStringLiteral("A deletion is answered by 204")));
}

ApiResult<QStringList> readCapabilities(const HttpReply &reply)
{
    if (reply.status == 204)
        return QStringList();
    return parseJson(reply.body).map([](const Json &value) {
        QStringList capabilities;
        fieldcodec::readValue(jsonfields::array(value, "availableCapabilities"), capabilities);
        return capabilities;
    });
}

/// The call that a PUT is: after a 412 to a repeat, what is stored decides.
template <typename T>
ApiCall<Tagged<T>> putCall(const ApiRequests &requests, const QByteArray &path, const T &resource,
                           Codec<T> codec, const WriteCondition &condition, const WriteTrace &trace)
{
    return {traced(requests.put(path, toCompactJson(toJson(resource)), condition), trace),
            taggedReader<T>(codec),
            Recheck<Tagged<T>>{requests.get(path, Priority::Write),
                               settleBySameRequest<T>(codec, resource, condition.mustNotExist)}};
}

ApiCall<void> deleteCall(const ApiRequests &requests, const QByteArray &path,
                         const QByteArray &ifMatch, const WriteTrace &trace,
                         const QByteArray &query = {})
{
    return {traced(requests.remove(path, ifMatch, query), trace), readDeleted,
            Recheck<void>{requests.get(path, Priority::Write), settleByAbsence}, true};
}

} // namespace

class ProvisioningService::Private
{
public:
    Private(ProvisioningService &owner, HttpClient &httpClient, const QString &apiVersion)
        : q(owner), client(httpClient), requests(apiVersion)
    {
        presence->list = [this](Priority priority) {
            ListQuery one;
            one.maxPageSize = 1;
            one.priority = priority;
            return requests.list("/accounts", one);
        };
    }

    template <typename T>
    ApiJob<T> *start(ApiCall<T> call)
    {
        call.presence = presence;
        return new RequestJob<T>(client, std::move(call), &q);
    }

    template <typename T>
    ApiJob<Tagged<T>> *get(const QByteArray &path, Codec<T> codec,
                           Priority priority = Priority::Interactive)
    {
        return start<Tagged<T>>({requests.get(path, priority), taggedReader<T>(codec), {}});
    }

    template <typename T>
    ApiJob<Page<T>> *list(const QByteArray &path, const ListQuery &query, Codec<T> codec)
    {
        return start<Page<T>>({requests.list(path, query), pageReader<T>(codec), {}});
    }

    template <typename T>
    ApiJob<Page<T>> *next(const QUrl &nextLink, Priority priority, Codec<T> codec)
    {
        auto request = requests.next(client.baseUrl(), nextLink, priority);
        if (!request)
            return new FailedJob<Page<T>>(request.error(), &q);
        return start<Page<T>>({std::move(*request), pageReader<T>(codec), {}});
    }

    ProvisioningService &q;
    HttpClient &client;
    ApiRequests requests;
    std::shared_ptr<GatewayPresence> presence = std::make_shared<GatewayPresence>();
    FilterTrust filterTrust = FilterTrust::Unproven;
    quint64 moments = 0; ///< given so far
};

ProvisioningService::ProvisioningService(HttpClient &client, const QString &apiVersion,
                                         QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, client, apiVersion))
{}

ProvisioningService::~ProvisioningService()
{
    const auto jobs = findChildren<Job *>(Qt::FindDirectChildrenOnly);
    for (Job *const job : jobs) {
        if (auto *const running = dynamic_cast<RequestFlow *>(job))
            running->abandon();
    }
}

ApiJob<Page<Account>> *ProvisioningService::listAccounts(const ListQuery &query)
{
    return d->list<Account>(accountsPath, query, accountFromJson);
}

ApiJob<Tagged<Account>> *ProvisioningService::getAccount(const QString &name, Priority priority)
{
    return d->get<Account>(ApiRequests::accountPath(name), accountFromJson, priority);
}

ApiJob<Tagged<Account>> *ProvisioningService::putAccount(const Account &account,
                                                         const WriteCondition &condition,
                                                         const WriteTrace &trace)
{
    return d->start(putCall<Account>(d->requests, ApiRequests::accountPath(account.name), account,
                                     accountFromJson, condition, trace));
}

ApiJob<void> *ProvisioningService::deleteAccount(const QString &name, bool deleteNumbers,
                                                 const QByteArray &ifMatch, const WriteTrace &trace)
{
    return d->start(deleteCall(d->requests, ApiRequests::accountPath(name), ifMatch, trace,
                               deleteNumbers ? "deleteNumbers=true" : ""));
}

ApiJob<QList<Number>> *ProvisioningService::createOrUpdateNumbers(const QString &accountName,
                                                                  const QList<Number> &numbers,
                                                                  FreshFor freshFor,
                                                                  const WriteTrace &trace)
{
    HttpRequest request =
        traced(d->requests.changingPost(actionPath(accountName, "createOrUpdateNumbers"),
                                        numbersBody(numbers)),
               trace);
    request.freshFor = freshFor;
    return d->start<QList<Number>>({request, listReader<Number>("numbers", numberFromJson), {}});
}

ApiJob<void> *ProvisioningService::deleteNumbers(const QString &accountName,
                                                 const QList<TelephoneNumber> &numbers,
                                                 FreshFor freshFor, const WriteTrace &trace)
{
    HttpRequest request = traced(d->requests.changingPost(actionPath(accountName, "deleteNumbers"),
                                                          identifiersBody(numbers)),
                                 trace);
    request.freshFor = freshFor;
    return d->start<void>({request, readDeleted, {}});
}

ApiJob<QList<CapabilityPlan>> *
ProvisioningService::getTeamsCapabilityPlans(const QString &accountName)
{
    return d->start<QList<CapabilityPlan>>(
        {d->requests.askingPost(actionPath(accountName, "getTeamsCapabilityPlans"), {}),
         listReader<CapabilityPlan>("capabilityPlans", capabilityPlanFromJson),
         {}});
}

ApiJob<QStringList> *
ProvisioningService::getTeamsAvailableCapabilities(const QString &accountName,
                                                   const QList<TelephoneNumber> &numbers)
{
    return d->start<QStringList>(
        {d->requests.askingPost(actionPath(accountName, "getTeamsAvailableCapabilities"),
                                identifiersBody(numbers)),
         readCapabilities,
         {}});
}

ApiJob<Page<Number>> *ProvisioningService::listNumbers(const QString &accountName,
                                                       const ListQuery &query)
{
    return d->list<Number>(numbersPathOf(accountName), query, numberFromJson);
}

ApiJob<Tagged<Number>> *ProvisioningService::getNumber(const QString &accountName,
                                                       TelephoneNumber number, Priority priority)
{
    return d->get<Number>(ApiRequests::numberPath(accountName, number), numberFromJson, priority);
}

ApiJob<Tagged<Number>> *ProvisioningService::putNumber(const Number &number,
                                                       const WriteCondition &condition,
                                                       const WriteTrace &trace)
{
    return d->start(putCall<Number>(
        d->requests, ApiRequests::numberPath(number.accountName, number.telephoneNumber), number,
        numberFromJson, condition, trace));
}

ApiJob<void> *ProvisioningService::deleteNumber(const QString &accountName, TelephoneNumber number,
                                                const QByteArray &ifMatch, const WriteTrace &trace)
{
    return d->start(
        deleteCall(d->requests, ApiRequests::numberPath(accountName, number), ifMatch, trace));
}

ApiJob<Page<CivicAddress>> *ProvisioningService::listTeamsCivicAddresses(const QString &accountName,
                                                                         const ListQuery &query)
{
    return d->list<CivicAddress>(addressesPathOf(accountName), query, civicAddressFromJson);
}

ApiJob<Tagged<CivicAddress>> *
ProvisioningService::getTeamsCivicAddress(const QString &accountName, const QString &civicAddressId)
{
    return d->get<CivicAddress>(addressesPathOf(accountName) + '/' + encoded(civicAddressId),
                                civicAddressFromJson);
}

ApiJob<Page<RequestForInformation>> *
ProvisioningService::listRequestsForInformation(const ListQuery &query)
{
    return d->list<RequestForInformation>(requestsPath, query, requestFromJson);
}

ApiJob<Tagged<RequestForInformation>> *
ProvisioningService::getRequestForInformation(const QString &tenantId, Priority priority)
{
    return d->get<RequestForInformation>(requestPath(tenantId), requestFromJson, priority);
}

ApiJob<Tagged<RequestForInformation>> *ProvisioningService::patchRequestForInformation(
    const QString &tenantId, const CustomerRelationship &relationship, const QByteArray &ifMatch)
{
    using Rfi = RequestForInformation;
    const QByteArray path = requestPath(tenantId);
    const auto settle =
        [relationship](const HttpReply &reply) -> std::optional<ApiResult<Tagged<Rfi>>> {
        if (reply.status != 200)
            return {};
        auto stored = taggedReader<Rfi>(requestFromJson)(reply);
        if (!stored || stored->resource.relationship.status != relationship.status ||
            stored->resource.relationship.comment != relationship.comment)
            return {};
        return stored;
    };
    return d->start<Tagged<Rfi>>(
        {d->requests.patch(path, toCompactJson(toJson(relationship)), ifMatch),
         taggedReader<Rfi>(requestFromJson),
         Recheck<Tagged<Rfi>>{d->requests.get(path, Priority::Write), settle}});
}

ApiJob<Page<Account>> *ProvisioningService::nextAccounts(const QUrl &nextLink, Priority priority)
{
    return d->next<Account>(nextLink, priority, accountFromJson);
}

ApiJob<Page<Number>> *ProvisioningService::nextNumbers(const QUrl &nextLink, Priority priority)
{
    return d->next<Number>(nextLink, priority, numberFromJson);
}

ApiJob<Page<RequestForInformation>> *
ProvisioningService::nextRequestsForInformation(const QUrl &nextLink, Priority priority)
{
    return d->next<RequestForInformation>(nextLink, priority, requestFromJson);
}

ApiJob<Page<CivicAddress>> *ProvisioningService::nextTeamsCivicAddresses(const QUrl &nextLink,
                                                                         Priority priority)
{
    return d->next<CivicAddress>(nextLink, priority, civicAddressFromJson);
}

BudgetPace ProvisioningService::pace() const
{
    return d->client.pace();
}

Clock &ProvisioningService::clock() const
{
    return d->client.clock();
}

Moment ProvisioningService::nextMoment()
{
    return Moment{++d->moments};
}

FilterTrust ProvisioningService::filterTrust() const
{
    return d->filterTrust;
}

void ProvisioningService::setFilterTrust(FilterTrust trust)
{
    d->filterTrust = trust;
}

} // namespace numberdesk
