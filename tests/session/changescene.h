// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/following/pendingpoller.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/jobdesk.h"
#include "session/jobs/numberdeletion.h"
#include "storage/deskdatabase.h"
#include "storage/jobstore.h"
#include "support/livegateway.h"
#include "support/servicerig.h"
#include "support/testresources.h"

#include <QTemporaryDir>
#include <QTest>

namespace numberdesk {

/// A desk at a local gateway, over a socket. Its poller asks nothing before a test ends.
struct ChangeDesk : ServiceRig
{
    explicit ChangeDesk(const QUrl &gateway) : ServiceRig(gateway) { poller.setPaused(true); }

    PendingPoller poller{service};
    GatewayData data{service, poller};
    GatewayChanges changes{service, data};
    QTemporaryDir folder;
    DeskDatabase database{DataDirectory(folder.path())};
    JobStore jobs{database, DataDirectory(folder.path())};

    /// See deleteAsShown().
    DeleteNumbersJob *deleteNumbers(const QList<TelephoneNumber> &numbers,
                                    const NumberInventory &shown)
    {
        const JobDesk desk{service, client, poller, data, jobs, DataDirectory(folder.path())};
        return deleteAsShown(desk, numbers, shown, &data);
    }
};

/// A local gateway with two desks: ours, and another that changes things meanwhile.
struct ChangeScene
{
    explicit ChangeScene(bool sampleData = false) : gateway(LiveGateway::plainOptions(sampleData))
    {}

    /// An account with Zoom and Call Protection, as our desk has read it.
    Tagged<Account> addAccount(const QString &name)
    {
        Account account = plainAccount(name);
        account.services[Service::AzureOperatorCallProtection] = AccountService{true, false, {}};
        return valueOf(ours->changes.createAccount(account));
    }

    /// `count` Zoom numbers on an account, known to our desk.
    QList<Number> addNumbers(const QString &account, int count, quint64 first = firstNumber)
    {
        const QList<Number> numbers = plainNumbers(account, count, first);
        constexpr qsizetype batch = 100;
        for (qsizetype at = 0; at < numbers.size(); at += batch) {
            ours->data.apply(
                valueOf(ours->service.createOrUpdateNumbers(account, numbers.mid(at, batch))));
        }
        return numbers;
    }

    /// What a job gives; a default with a failed test when it gives an error.
    template <typename T>
    static T valueOf(ApiJob<T> *job)
    {
        const auto result = resultOf(job);
        const bool succeeded = result && result->has_value();
        if (!succeeded) {
            const QString why = result ? userMessage(result->error()) : QStringLiteral("no end");
            [&why] { QFAIL(qPrintable(why)); }();
        }
        return succeeded ? **result : T();
    }

    /// The error that a job ends with; nothing when it succeeds.
    template <typename T>
    static std::optional<ApiError> errorOf(ApiJob<T> *job)
    {
        const auto result = resultOf(job);
        return result && !*result ? std::optional(result->error()) : std::nullopt;
    }

    Tagged<Account> account(const QString &name)
    {
        return valueOf(other->service.getAccount(name));
    }

    /// The other desk changes an account, whatever its state.
    void otherChanges(const QString &name, const std::function<void(Account &)> &change)
    {
        Account account = this->account(name).resource;
        change(account);
        valueOf(other->service.putAccount(account, {}));
    }

    void otherChanges(const Number &number, const std::function<void(Number &)> &change)
    {
        Number now =
            valueOf(other->service.getNumber(number.accountName, number.telephoneNumber)).resource;
        change(now);
        valueOf(other->service.putNumber(now, {}));
    }

    /// A third desk writes a resource at once, without an event loop: for slots, in the midst of
    /// what our desk does.
    void putAtOnce(const QByteArray &path, const QByteArray &resource)
    {
        const ScriptedReply reply = gateway.send({"PUT",
                                                  path + "?api-version=2024-02-29",
                                                  {{"Content-Type", "application/json"}},
                                                  resource});
        QVERIFY2(reply.status == 200, reply.body.constData());
    }

    LiveGateway gateway;
    std::unique_ptr<ChangeDesk> ours = std::make_unique<ChangeDesk>(gateway.url());
    std::unique_ptr<ChangeDesk> other = std::make_unique<ChangeDesk>(gateway.url());
};

} // namespace numberdesk
