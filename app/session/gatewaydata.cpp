// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/gatewaydata.h"

#include "net/clock.h"
#include "provisioning/listjob.h"
#include "provisioning/pendingpoller.h"
#include "provisioning/provisioningservice.h"
#include "session/listload.h"

#include <QHash>

#include <algorithm>

namespace numberdesk {

namespace {

ListQuery wholeList()
{
    ListQuery query;
    query.maxPageSize = longestPage;
    query.countRecords = true;
    return query;
}

bool byName(const Account &left, const Account &right)
{
    return left.name < right.name;
}

bool newestFirst(const RequestForInformation &left, const RequestForInformation &right)
{
    if (left.consentedOn != right.consentedOn)
        return left.consentedOn > right.consentedOn;
    return left.tenantId < right.tenantId;
}

} // namespace

class GatewayData::Private
{
public:
    using NumberLoad = ListLoad<Number, TelephoneNumber>;

    /// Puts one item where its order wants it.
    template <typename T, typename Less>
    static void upsert(QList<T> &list, const T &item, Less less)
    {
        list.removeIf([&](const T &other) { return keyOf(other) == keyOf(item); });
        list.insert(std::lower_bound(list.begin(), list.end(), item, less), item);
    }

    /// Items that a complete load brought, and those touched by newer answers.
    template <typename T, typename Less>
    static void reconcile(QList<T> &list, const ListLoad<T, QString> &load, Less less)
    {
        QList<T> fresh = load.items;
        fresh.removeIf([&](const T &item) { return load.touched.contains(keyOf(item)); });
        for (const T &item : std::as_const(list)) {
            if (load.touched.contains(keyOf(item)))
                fresh.append(item);
        }
        std::sort(fresh.begin(), fresh.end(), less);
        list = fresh;
    }

    void follow(const QList<Number> &shown)
    {
        QHash<QString, QList<TelephoneNumber>> pending;
        QList<TelephoneNumber> settled;
        for (const Number &number : shown) {
            if (!isDecided(number.provisioning))
                pending[number.accountName].append(number.telephoneNumber);
            else
                settled.append(number.telephoneNumber);
        }
        poller.forgetNumbers(settled);
        for (auto it = pending.cbegin(); it != pending.cend(); ++it)
            poller.followNumbers(it.key(), *it);
    }

    /// Numbers in the scope of a complete load that the gateway no longer has.
    QList<TelephoneNumber> vanished(const QString &accountName, const NumberLoad &load) const
    {
        QList<TelephoneNumber> gone = numbers.numbersOf(accountName);
        gone.removeIf([&](TelephoneNumber number) {
            return load.seen.contains(number) || load.touched.contains(number);
        });
        return gone;
    }

    QDateTime now() const { return service.clock().timeOfDay(); }

    ProvisioningService &service;
    PendingPoller &poller;
    QList<Account> accounts;
    NumberInventory numbers;
    QList<RequestForInformation> requests;
    ListLoad<Account, QString> accountLoad;
    ListLoad<RequestForInformation, QString> requestLoad;
    QHash<QString, std::shared_ptr<NumberLoad>> numberLoads; ///< by account; "" = all
    bool accountsWantedAgain = false;
    bool requestsWantedAgain = false;
};

GatewayData::GatewayData(ProvisioningService &service, PendingPoller &poller, QObject *parent)
    : QObject(parent), d(new Private{service, poller, {}, {}, {}, {}, {}, {}})
{
    connect(&poller, &PendingPoller::numbersRead, this,
            [this](const QList<Number> &numbers, const QList<TelephoneNumber> &gone) {
                applyNumbers(numbers);
                dropNumbers(gone);
            });
    connect(&poller, &PendingPoller::accountsRead, this,
            [this](const QList<Account> &accounts) { takeAccounts(accounts); });
    connect(&poller, &PendingPoller::requestsRead, this,
            [this](const QList<RequestForInformation> &requests) { takeRequests(requests); });
}

GatewayData::~GatewayData() = default;

const QList<Account> &GatewayData::accounts() const
{
    return d->accounts;
}

const Account *GatewayData::account(const QString &name) const
{
    const auto it = std::find_if(d->accounts.cbegin(), d->accounts.cend(),
                                 [&](const Account &account) { return account.name == name; });
    return it == d->accounts.cend() ? nullptr : &*it;
}

const NumberInventory &GatewayData::numbers() const
{
    return d->numbers;
}

const QList<RequestForInformation> &GatewayData::requests() const
{
    return d->requests;
}

const RequestForInformation *GatewayData::request(const QString &tenantId) const
{
    const auto it = std::find_if(d->requests.cbegin(), d->requests.cend(),
                                 [&](const auto &request) { return request.tenantId == tenantId; });
    return it == d->requests.cend() ? nullptr : &*it;
}

LoadState GatewayData::accountsState() const
{
    return d->accountLoad.state;
}

LoadState GatewayData::numbersState(const QString &accountName) const
{
    const auto load = d->numberLoads.value(accountName);
    return load ? load->state : LoadState();
}

QDateTime GatewayData::numbersReadAt(const QString &accountName) const
{
    // An invalid time is less than every other.
    return std::max(numbersState({}).begunAt, numbersState(accountName).begunAt);
}

LoadState GatewayData::requestsState() const
{
    return d->requestLoad.state;
}

bool GatewayData::hasRead() const
{
    return !accountsState().loadedAt.isNull() || !requestsState().loadedAt.isNull() ||
           !numbersState({}).loadedAt.isNull();
}

void GatewayData::refreshAccounts()
{
    if (d->accountLoad.job) {
        // What is being read may be older than the change that asks for this refresh.
        d->accountsWantedAgain = true;
        return;
    }
    auto *job = listAllAccounts(d->service, wholeList(),
                                [this](const QList<Account> &page, const ListProgress &progress) {
                                    d->accountLoad.items += d->accountLoad.take(page, progress);
                                    emit accountsStateChanged();
                                });
    d->accountLoad.begin(job, d->now());
    job->then(this, [this](const ApiResult<qint64> &result) {
        d->accountLoad.end(result, d->now());
        d->accountLoad.job.clear();
        if (result) {
            Private::reconcile(d->accounts, d->accountLoad, byName);
            for (const Account &account : std::as_const(d->accounts)) {
                if (!isSettled(account))
                    d->poller.followAccount(account.name);
            }
            emit accountsChanged();
        }
        emit accountsStateChanged();
        if (std::exchange(d->accountsWantedAgain, false))
            refreshAccounts();
    });
    emit accountsStateChanged();
}

void GatewayData::refreshAccountsIfAsked()
{
    const LoadState &state = d->accountLoad.state;
    if (state.loading || state.loadedAt.isValid() || state.error)
        refreshAccounts();
}

void GatewayData::refreshNumbers(const QString &accountName)
{
    auto &load = d->numberLoads[accountName];
    if (!load)
        load = std::make_shared<Private::NumberLoad>();
    if (load->job)
        return;
    auto *job = listAllNumbers(d->service, accountName, wholeList(),
                               [this, accountName, load = load.get()](
                                   const QList<Number> &page, const ListProgress &progress) {
                                   const QList<Number> fresh = load->take(page, progress);
                                   d->numbers.upsert(fresh);
                                   d->follow(fresh);
                                   emit numbersChanged();
                                   emit numbersStateChanged(accountName);
                               });
    load->begin(job, d->now());
    job->then(this, [this, accountName, load = load](const ApiResult<qint64> &result) {
        load->end(result, d->now());
        load->job.clear();
        if (result)
            dropNumbers(d->vanished(accountName, *load));
        emit numbersChanged();
        emit numbersStateChanged(accountName);
    });
    emit numbersStateChanged(accountName);
}

void GatewayData::refreshRequests()
{
    if (d->requestLoad.job) {
        d->requestsWantedAgain = true;
        return;
    }
    auto *job = listAllRequestsForInformation(
        d->service, wholeList(),
        [this](const QList<RequestForInformation> &page, const ListProgress &progress) {
            d->requestLoad.items += d->requestLoad.take(page, progress);
            emit requestsStateChanged();
        });
    d->requestLoad.begin(job, d->now());
    job->then(this, [this](const ApiResult<qint64> &result) {
        d->requestLoad.end(result, d->now());
        d->requestLoad.job.clear();
        if (result) {
            Private::reconcile(d->requests, d->requestLoad, newestFirst);
            for (const RequestForInformation &request : std::as_const(d->requests)) {
                if (request.provisioning.status == ProvisioningStatus::Pending)
                    d->poller.followRequest(request.tenantId);
            }
            emit requestsChanged();
        }
        emit requestsStateChanged();
        if (std::exchange(d->requestsWantedAgain, false))
            refreshRequests();
    });
    emit requestsStateChanged();
}

void GatewayData::cancelNumbers(const QString &accountName)
{
    const auto load = d->numberLoads.value(accountName);
    if (load && load->job)
        load->job->cancel();
}

void GatewayData::applyAccount(const Account &account)
{
    takeAccounts({account});
    if (!isSettled(account))
        d->poller.followAccount(account.name);
}

void GatewayData::takeAccounts(const QList<Account> &accounts)
{
    for (const Account &account : accounts) {
        d->accountLoad.touch(account.name);
        Private::upsert(d->accounts, account, byName);
    }
    emit accountsChanged();
}

void GatewayData::takeRequests(const QList<RequestForInformation> &requests)
{
    for (const RequestForInformation &request : requests) {
        d->requestLoad.touch(request.tenantId);
        Private::upsert(d->requests, request, newestFirst);
    }
    emit requestsChanged();
}

void GatewayData::applyNumbers(const QList<Number> &numbers)
{
    if (numbers.isEmpty())
        return;
    for (const auto &load : std::as_const(d->numberLoads)) {
        for (const Number &number : numbers)
            load->touch(number.telephoneNumber);
    }
    d->numbers.upsert(numbers);
    d->follow(numbers);
    emit numbersChanged();
}

void GatewayData::applyRequest(const RequestForInformation &request)
{
    takeRequests({request});
    if (request.provisioning.status == ProvisioningStatus::Pending)
        d->poller.followRequest(request.tenantId);
}

void GatewayData::dropAccount(const QString &name)
{
    d->accountLoad.touch(name);
    d->accounts.removeIf([&](const Account &account) { return account.name == name; });
    dropNumbers(d->numbers.numbersOf(name));
    emit accountsChanged();
}

void GatewayData::dropNumbers(const QList<TelephoneNumber> &numbers)
{
    if (numbers.isEmpty())
        return;
    for (const auto &load : std::as_const(d->numberLoads)) {
        for (const TelephoneNumber number : numbers)
            load->touch(number);
    }
    d->poller.forgetNumbers(numbers);
    if (d->numbers.remove(numbers) > 0)
        emit numbersChanged();
}

void GatewayData::clear()
{
    d->poller.forgetEverything();
    for (const auto &load : std::as_const(d->numberLoads)) {
        if (load->job)
            load->job->cancel();
    }
    d->numberLoads.clear();
    d->accounts.clear();
    d->numbers.clear();
    d->requests.clear();
    d->accountLoad.state = {};
    d->requestLoad.state = {};
    emit accountsChanged();
    emit numbersChanged();
    emit requestsChanged();
}

} // namespace numberdesk
