// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/following/pendingpoller.h"

#include "net/base/clock.h"
#include "provisioning/following/numberfollower.h"
#include "provisioning/following/resourcefollower.h"

#include <algorithm>

namespace numberdesk {

using std::chrono::milliseconds;
using Rfi = RequestForInformation;

namespace {

constexpr int spacingAmidUpload = 10; ///< first delays between polls while an upload goes on
constexpr qsizetype smallWrite = 36;  ///< as many numbers as one request can confirm

} // namespace

bool isSettled(const Account &account)
{
    return account.provisioning.status != ProvisioningStatus::Pending &&
           !(account.isEnabled(Service::TeamsDirectRouting) &&
             account.subdomainState().status == SubdomainStatus::NotProvisioned);
}

bool isSettled(const RequestForInformation &request)
{
    return request.provisioning.status != ProvisioningStatus::Pending;
}

class PendingPoller::Private
{
public:
    Private(PendingPoller &owner, ProvisioningService &service);

    ResourceFollower<Account>::Access accountAccess(ProvisioningService &service);
    ResourceFollower<Rfi>::Access requestAccess(ProvisioningService &service);

    bool isIdle() const;
    void written(bool isBulk);
    void poll(bool everything);
    void roundEnded();
    void fail(const ApiError &error);

    PendingPoller &q;
    PollSchedule schedule;
    NumberFollower numbers;
    ResourceFollower<Account> accounts;
    ResourceFollower<Rfi> requests;
    Clock &clock;
    std::unique_ptr<Alarm> nextPoll;
    Clock::TimePoint waitsSince; ///< the last poll, or since something was followed at all
    milliseconds delay{0};
    int rounds = 0;                 ///< followers whose round is under way
    bool writtenMeanwhile = false;  ///< while a round was under way: a few at a time,
    bool uploadedMeanwhile = false; ///< or many
    bool hasPolled = false;         ///< since it was idle
    bool hasFailed = false;         ///< in the poll under way
    bool paused = false;
};

PendingPoller::Private::Private(PendingPoller &owner, ProvisioningService &service)
    : q(owner)
    , numbers(service)
    , accounts(&owner, accountAccess(service))
    , requests(&owner, requestAccess(service))
    , clock(service.clock())
    , nextPoll(clock.makeAlarm())
    , waitsSince(clock.now())
{
    connect(nextPoll.get(), &Alarm::rang, &owner, [this] { poll(false); });
    connect(&numbers, &NumberFollower::read, &owner, &PendingPoller::numbersRead);
    connect(&numbers, &NumberFollower::failed, &owner,
            [this](const ApiError &error) { fail(error); });
    connect(&numbers, &NumberFollower::roundEnded, &owner, [this] { roundEnded(); });
}

ResourceFollower<Account>::Access
PendingPoller::Private::accountAccess(ProvisioningService &service)
{
    return {[&service] { return service.nextMoment(); },
            [&service](const ListQuery &query) { return service.listAccounts(query); },
            [&service](const QUrl &link) { return service.nextAccounts(link, Priority::Polling); },
            [&service](const QString &name) { return service.getAccount(name, Priority::Polling); },
            [](const Account &account) { return account.name; },
            [](const Account &account) { return isSettled(account); },
            [this](const QList<Account> &read, const QStringList &gone, Moment asked) {
                emit q.accountsRead(read, gone, asked);
            },
            [this](const ApiError &error) { fail(error); },
            [this] { roundEnded(); }};
}

ResourceFollower<Rfi>::Access PendingPoller::Private::requestAccess(ProvisioningService &service)
{
    return {
        [&service] { return service.nextMoment(); },
        [&service](const ListQuery &query) { return service.listRequestsForInformation(query); },
        [&service](const QUrl &link) {
            return service.nextRequestsForInformation(link, Priority::Polling);
        },
        [&service](const QString &tenantId) {
            return service.getRequestForInformation(tenantId, Priority::Polling);
        },
        [](const Rfi &request) { return request.tenantId; },
        [](const Rfi &request) { return isSettled(request); },
        [this](const QList<Rfi> &read, const QStringList &gone, Moment asked) {
            emit q.requestsRead(read, gone, asked);
        },
        [this](const ApiError &error) { fail(error); },
        [this] { roundEnded(); }};
}

bool PendingPoller::Private::isIdle() const
{
    return numbers.count() == 0 && accounts.count() == 0 && requests.count() == 0;
}

/// Something new is pending: the next poll comes soon. The stream of writes of an upload neither
/// draws a poll after each of them nor puts polls off for ever.
void PendingPoller::Private::written(bool isBulk)
{
    paused = false;
    if (rounds > 0) {
        (isBulk ? uploadedMeanwhile : writtenMeanwhile) = true;
        return;
    }
    if (!nextPoll->isActive())
        waitsSince = clock.now();
    const auto elapsed = std::chrono::duration_cast<milliseconds>(clock.now() - waitsSince);
    delay = schedule.first;
    milliseconds wait = delay;
    if (isBulk && hasPolled)
        wait = std::max(wait, delay * spacingAmidUpload - elapsed);
    nextPoll->start(std::clamp(schedule.longest - elapsed, milliseconds(0), wait));
}

void PendingPoller::Private::poll(bool everything)
{
    if (paused || rounds > 0 || isIdle())
        return;
    nextPoll->stop();
    waitsSince = clock.now();
    writtenMeanwhile = false;
    uploadedMeanwhile = false;
    hasPolled = true;
    hasFailed = false;
    // One more for this function, so that a round that ends at once does not end them all.
    rounds = 1;
    if (numbers.count() > 0) {
        ++rounds;
        numbers.poll(everything);
    }
    if (accounts.count() > 0) {
        ++rounds;
        accounts.poll();
    }
    if (requests.count() > 0) {
        ++rounds;
        requests.poll();
    }
    roundEnded();
}

void PendingPoller::Private::fail(const ApiError &error)
{
    hasFailed = true;
    emit q.failed(error);
}

void PendingPoller::Private::roundEnded()
{
    if (--rounds > 0)
        return;
    if (!hasFailed)
        emit q.answered();
    if (isIdle()) {
        hasPolled = false;
        emit q.idle();
        return;
    }
    if (writtenMeanwhile || uploadedMeanwhile)
        delay = schedule.first;
    else
        delay = std::min(delay * 2, schedule.longest);
    const bool amidUpload = uploadedMeanwhile && !writtenMeanwhile;
    nextPoll->start(amidUpload ? std::min(delay * spacingAmidUpload, schedule.longest) : delay);
}

PendingPoller::PendingPoller(ProvisioningService &service, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, service))
{}

PendingPoller::~PendingPoller() = default;

void PendingPoller::followNumbers(const QString &accountName, const QList<TelephoneNumber> &numbers)
{
    if (numbers.isEmpty())
        return;
    d->numbers.follow(accountName, numbers);
    d->written(numbers.size() > smallWrite);
}

void PendingPoller::followAccount(const QString &name)
{
    d->accounts.follow(name);
    d->written(false);
}

void PendingPoller::followRequest(const QString &tenantId)
{
    d->requests.follow(tenantId);
    d->written(false);
}

void PendingPoller::forgetNumbers(const QList<TelephoneNumber> &numbers)
{
    const bool wasIdle = d->isIdle();
    d->numbers.forget(numbers);
    if (wasIdle || !d->isIdle() || d->rounds > 0)
        return;
    d->nextPoll->stop();
    emit idle();
}

qsizetype PendingPoller::pendingNumbers() const
{
    return d->numbers.count();
}

bool PendingPoller::isIdle() const
{
    return d->isIdle();
}

void PendingPoller::pollNow()
{
    d->poll(true);
}

void PendingPoller::setPaused(bool paused)
{
    if (d->paused == paused)
        return;
    d->paused = paused;
    if (!paused)
        pollNow();
}

} // namespace numberdesk
