// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/accountdeletion.h"

#include "provisioning/service/conditionalwrite.h"

#include <QCoreApplication>
#include <QPointer>

namespace numberdesk {

namespace {

struct AccountDeletionWords
{
    Q_DECLARE_TR_FUNCTIONS(AccountDeletion)
};

/// What a deletion is judged by.
struct AccountFigures
{
    Tagged<Account> account;
    std::optional<qint64> numbers; ///< nothing when the gateway does not count
    Moment asked{};                ///< for the account
};

/// Reads an account, then how many numbers it has.
class FiguresJob final : public ApiJob<AccountFigures>
{
public:
    FiguresJob(ProvisioningService &service, const QString &name)
        : ApiJob<AccountFigures>(&service), m_service(service)
    {
        m_figures.asked = service.nextMoment();
        auto *request = service.getAccount(name, Priority::Write);
        m_request = request;
        request->then(this, [this](const ApiResult<Tagged<Account>> &reply) {
            if (!reply)
                return finish(Failure<ApiError>(reply.error()));
            m_figures.account = *reply;
            countNumbers();
        });
    }

    void cancel() override
    {
        if (m_request)
            m_request->cancel();
    }

private:
    void countNumbers()
    {
        ListQuery query;
        query.top = 1;
        query.countRecords = true;
        query.priority = Priority::Write;
        auto *request = m_service.listNumbers(m_figures.account.resource.name, query);
        m_request = request;
        request->then(this, [this](const ApiResult<Page<Number>> &page) {
            if (!page)
                return finish(Failure<ApiError>(page.error()));
            m_figures.numbers = page->recordCount;
            finish(m_figures);
        });
    }

    ProvisioningService &m_service;
    AccountFigures m_figures;
    QPointer<Job> m_request;
};

QString servicesOf(const Account &account)
{
    QStringList names;
    for (const Service service : allServices) {
        if (account.isEnabled(service))
            names.append(apiName(service));
    }
    return names.join(u';');
}

/// The figures of the question that are not true any more.
QList<FieldChange> changesSince(const AccountDeletion &question, const AccountFigures &now)
{
    QList<FieldChange> changes;
    const QString before = servicesOf(question.seen.resource);
    const QString after = servicesOf(now.account.resource);
    if (before != after)
        changes.append({AccountDeletionWords::tr("services"), before, after});
    if (now.numbers != question.numbers) {
        changes.append(
            {AccountDeletionWords::tr("numbers"), QString::number(question.numbers),
             now.numbers ? QString::number(*now.numbers) : AccountDeletionWords::tr("unknown")});
    }
    return changes;
}

} // namespace

ApiJob<void> *deleteAsSeen(ProvisioningService &service, const AccountDeletion &deletion,
                           const std::function<void(const Account &, Moment asked)> &noteReading)
{
    const QString name = deletion.seen.resource.name;
    ConditionalWrite<void, AccountFigures> write;
    write.read = [&service, name] { return new FiguresJob(service, name); };
    write.send = [&service, name, deletion](const AccountFigures *now) {
        return service.deleteAccount(name, deletion.deleteNumbers, now->account.etag);
    };
    write.judge = [deletion,
                   noteReading](const AccountFigures *now) -> std::optional<ApiResult<void>> {
        if (now == nullptr)
            return ApiResult<void>(); // what was asked is so
        noteReading(now->account.resource, now->asked);
        ApiError error;
        error.kind = ApiError::Kind::PreconditionFailed;
        error.changed = changesSince(deletion, *now);
        if (error.changed.isEmpty())
            return {};
        return ApiResult<void>(Failure<ApiError>(error));
    };
    const AccountFigures seen{deletion.seen, deletion.numbers, {}};
    return new ConditionalWriteJob<void, AccountFigures>(write, &seen, &service);
}

} // namespace numberdesk
