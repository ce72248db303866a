// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/accountundo.h"

#include "provisioning/codec/resourcemerge.h"

#include <QCoreApplication>
#include <QPointer>

namespace numberdesk {

namespace {

struct AccountUndoText
{
    Q_DECLARE_TR_FUNCTIONS(AccountUndo)
};

/// GET, then a conditional DELETE that the gateway refuses while there are numbers.
class AccountUndo final : public ApiJob<AccountUndone>
{
public:
    AccountUndo(ProvisioningService &service, Account created)
        : ApiJob<AccountUndone>(&service), m_service(service), m_created(std::move(created))
    {
        auto *request = service.getAccount(m_created.name, Priority::Write);
        m_request = request;
        request->then(this, [this](const ApiResult<Tagged<Account>> &now) { judge(now); });
    }

    void cancel() override
    {
        if (m_request)
            m_request->cancel();
    }

private:
    void judge(const ApiResult<Tagged<Account>> &now)
    {
        if (!now && now.error().kind == ApiError::Kind::NotFound)
            return finish(AccountUndone());
        if (!now)
            return finish(Failure<ApiError>(now.error()));
        const QList<FieldChange> changes = changesBetween(m_created, now->resource);
        if (!changes.isEmpty()) {
            return keep(AccountUndoText::tr("The account \"%1\" stays: %2.")
                            .arg(m_created.name, changedMeanwhile(changes)));
        }
        auto *request = m_service.deleteAccount(m_created.name, false, now->etag);
        m_request = request;
        request->then(this, [this](const ApiResult<void> &deleted) { take(deleted); });
    }

    void take(const ApiResult<void> &deleted)
    {
        if (deleted)
            return finish(AccountUndone{true, {}});
        switch (deleted.error().kind) {
        case ApiError::Kind::Conflict:
            return keep(AccountUndoText::tr("The account \"%1\" stays: it has numbers.")
                            .arg(m_created.name));
        case ApiError::Kind::PreconditionFailed:
            return keep(
                AccountUndoText::tr("The account \"%1\" stays: somebody else changes it just now.")
                    .arg(m_created.name));
        default:
            finish(Failure<ApiError>(deleted.error()));
        }
    }

    void keep(const QString &reason) { finish(AccountUndone{false, reason}); }

    ProvisioningService &m_service;
    Account m_created;
    QPointer<Job> m_request;
};

} // namespace

ApiJob<AccountUndone> *undoCreation(ProvisioningService &service, const Account &created)
{
    return new AccountUndo(service, created);
}

} // namespace numberdesk
