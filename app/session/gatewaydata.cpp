// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/gatewaydata.h"

#include "core/resources/limits.h"
#include "net/base/clock.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/lists/listjob.h"
#include "provisioning/service/provisioningservice.h"
#include "session/listload.h"
#include "session/numberlist.h"
#include "session/resourcelist.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

ListQuery wholeList()
{
    ListQuery query;
    query.maxPageSize = longestPage;
    query.countRecords = true;
    return query;
}

} // namespace

class GatewayData::Private
{
public:
    /// One kind of resource that is listed as a whole: what is shown, its load, and who hears of
    /// it.
    template <typename T>
    struct Kind
    {
        ListJob<T> *(*listAll)(ProvisioningService &, ListQuery, typename ListJob<T>::PageHandler);
        void (GatewayData::*changed)();
        void (GatewayData::*stateChanged)();
        ListLoad load;
        ResourceList<T> list;
        QList<T> received;        ///< by the load under way
        bool wantedAgain = false; ///< when the load under way has ended
    };

    Private(GatewayData &owner, ProvisioningService &provisioningService,
            PendingPoller &pendingPoller)
        : q(owner), service(provisioningService), poller(pendingPoller)
    {}

    template <typename T>
    void refresh(Kind<T> &kind);
    template <typename T>
    void takeAll(Kind<T> &kind, const ApiResult<qint64> &result);
    template <typename T>
    void apply(Kind<T> &kind, const QList<T> &items, std::optional<Moment> asked);

    void show(const QList<Number> &read, Moment asked);
    void follow(const QList<Account> &shown);
    void follow(const QList<Number> &shown);
    void follow(const QList<RequestForInformation> &shown);

    QDateTime now() const { return service.clock().timeOfDay(); }
    Moment orNow(std::optional<Moment> asked) { return asked ? *asked : service.nextMoment(); }

    GatewayData &q;
    ProvisioningService &service;
    PendingPoller &poller;
    Kind<Account> accounts{listAllAccounts,
                           &GatewayData::accountsChanged,
                           &GatewayData::accountsStateChanged,
                           ListLoad(ListKind::Accounts),
                           {}};
    Kind<RequestForInformation> requests{listAllRequestsForInformation,
                                         &GatewayData::requestsChanged,
                                         &GatewayData::requestsStateChanged,
                                         ListLoad(ListKind::Requests),
                                         {}};
    NumberList numbers;
    QHash<QString, std::shared_ptr<ListLoad>> numberLoads; ///< by account; "" = all
};

template <typename T>
void GatewayData::Private::refresh(Kind<T> &kind)
{
    if (kind.load.isUnderWay()) {
        kind.wantedAgain = true;
        return;
    }
    kind.received.clear();
    auto *job = kind.listAll(service, wholeList(),
                             [this, &kind](const QList<T> &page, const ListProgress &progress) {
                                 kind.received += page;
                                 kind.load.take(progress);
                                 emit(q.*kind.stateChanged)();
                             });
    kind.load.begin(job, service.nextMoment(), now());
    job->then(&q, [this, &kind](const ApiResult<qint64> &result) { takeAll(kind, result); });
    emit(q.*kind.stateChanged)();
}

template <typename T>
void GatewayData::Private::takeAll(Kind<T> &kind, const ApiResult<qint64> &result)
{
    kind.load.end(result, now());
    const QList<T> all = std::exchange(kind.received, {});
    if (result) {
        kind.list.showAll(all, kind.load.asked());
        follow(kind.list.items());
        emit(q.*kind.changed)();
    }
    emit(q.*kind.stateChanged)();
    if (std::exchange(kind.wantedAgain, false))
        refresh(kind);
}

template <typename T>
void GatewayData::Private::apply(Kind<T> &kind, const QList<T> &items, std::optional<Moment> asked)
{
    const QList<T> fresh = kind.list.show(items, orNow(asked));
    if (fresh.isEmpty())
        return;
    follow(fresh);
    emit(q.*kind.changed)();
}

void GatewayData::Private::show(const QList<Number> &read, Moment asked)
{
    const QList<Number> fresh = numbers.show(read, asked);
    follow(fresh);
    emit q.numbersRead(fresh, {});
}

void GatewayData::Private::follow(const QList<Account> &shown)
{
    for (const Account &account : shown) {
        if (!isSettled(account))
            poller.followAccount(account.name);
    }
}

void GatewayData::Private::follow(const QList<RequestForInformation> &shown)
{
    for (const RequestForInformation &request : shown) {
        if (!isSettled(request))
            poller.followRequest(request.tenantId);
    }
}

void GatewayData::Private::follow(const QList<Number> &shown)
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

GatewayData::GatewayData(ProvisioningService &service, PendingPoller &poller, QObject *parent)
    : QObject(parent), d(new Private(*this, service, poller))
{
    // What the poller has read it follows already, as far as it has to.
    connect(&poller, &PendingPoller::numbersRead, this,
            [this](const QList<Number> &numbers, const QList<TelephoneNumber> &gone, Moment asked) {
                const QList<Number> fresh = d->numbers.show(numbers, asked);
                emit numbersRead(fresh, d->numbers.drop(gone, asked));
                emit numbersChanged();
            });
    connect(&poller, &PendingPoller::accountsRead, this,
            [this](const QList<Account> &accounts, const QStringList &gone, Moment asked) {
                d->accounts.list.show(accounts, asked);
                for (const QString &name : gone)
                    dropAccount(name, asked);
                emit accountsChanged();
            });
    connect(&poller, &PendingPoller::requestsRead, this,
            [this](const QList<RequestForInformation> &requests, const QStringList &gone,
                   Moment asked) {
                d->requests.list.show(requests, asked);
                for (const QString &tenantId : gone)
                    d->requests.list.drop(tenantId, asked);
                emit requestsChanged();
            });
}

GatewayData::~GatewayData() = default;

const QList<Account> &GatewayData::accounts() const
{
    return d->accounts.list.items();
}

const Account *GatewayData::account(const QString &name) const
{
    return d->accounts.list.find(name);
}

const NumberInventory &GatewayData::numbers() const
{
    return d->numbers.items();
}

const QList<RequestForInformation> &GatewayData::requests() const
{
    return d->requests.list.items();
}

const RequestForInformation *GatewayData::request(const QString &tenantId) const
{
    return d->requests.list.find(tenantId);
}

LoadState GatewayData::accountsState() const
{
    return d->accounts.load.state();
}

LoadState GatewayData::numbersState(const QString &accountName) const
{
    const auto load = d->numberLoads.value(accountName);
    return load ? load->state() : LoadState();
}

QDateTime GatewayData::numbersReadAt(const QString &accountName) const
{
    // An invalid time is less than every other.
    return std::max(numbersState({}).begunAt, numbersState(accountName).begunAt);
}

LoadState GatewayData::requestsState() const
{
    return d->requests.load.state();
}

bool GatewayData::hasRead() const
{
    return !accountsState().loadedAt.isNull() || !requestsState().loadedAt.isNull() ||
           !numbersState({}).loadedAt.isNull();
}

void GatewayData::refreshAccounts()
{
    d->refresh(d->accounts);
}

void GatewayData::refreshAccountsIfAsked()
{
    const LoadState &state = d->accounts.load.state();
    if (state.loading || state.loadedAt.isValid() || state.error)
        refreshAccounts();
}

void GatewayData::refreshNumbers(const QString &accountName)
{
    auto &load = d->numberLoads[accountName];
    if (!load)
        load = std::make_shared<ListLoad>(ListKind::Numbers);
    if (load->isUnderWay())
        return;
    auto *job = listAllNumbers(d->service, accountName, wholeList(),
                               [this, accountName, load = load.get()](
                                   const QList<Number> &page, const ListProgress &progress) {
                                   load->take(progress);
                                   d->show(page, load->asked());
                                   emit numbersChanged();
                                   emit numbersStateChanged(accountName);
                               });
    load->begin(job, d->service.nextMoment(), d->now());
    job->then(this, [this, accountName, load = load](const ApiResult<qint64> &result) {
        load->end(result, d->now());
        if (result)
            dropNumbers(d->numbers.notSeenSince(load->asked(), accountName), load->asked());
        emit numbersChanged();
        emit numbersStateChanged(accountName);
    });
    emit numbersStateChanged(accountName);
}

void GatewayData::refreshRequests()
{
    d->refresh(d->requests);
}

void GatewayData::apply(const QList<Account> &accounts, std::optional<Moment> asked)
{
    d->apply(d->accounts, accounts, asked);
}

void GatewayData::apply(const QList<RequestForInformation> &requests, std::optional<Moment> asked)
{
    d->apply(d->requests, requests, asked);
}

void GatewayData::apply(const QList<Number> &numbers, std::optional<Moment> asked)
{
    if (numbers.isEmpty())
        return;
    d->show(numbers, d->orNow(asked));
    emit numbersChanged();
}

void GatewayData::dropAccount(const QString &name, std::optional<Moment> asked)
{
    const Moment moment = d->orNow(asked);
    if (!d->accounts.list.drop(name, moment))
        return;
    dropNumbers(d->numbers.items().numbersOf(name), moment);
    emit accountsChanged();
}

void GatewayData::dropNumbers(const QList<TelephoneNumber> &numbers, std::optional<Moment> asked)
{
    if (numbers.isEmpty())
        return;
    const qint64 before = d->numbers.items().size();
    const QList<TelephoneNumber> gone = d->numbers.drop(numbers, d->orNow(asked));
    d->poller.forgetNumbers(gone);
    emit numbersRead({}, gone);
    if (d->numbers.items().size() != before)
        emit numbersChanged();
}

} // namespace numberdesk
