// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/accountlists.h"

#include "core/resources/limits.h"
#include "provisioning/lists/listjob.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace numberdesk {

namespace {

struct AccountListsText
{
    Q_DECLARE_TR_FUNCTIONS(AccountLists)
};

class AccountListReader final : public ApiJob<AccountLists>
{
public:
    AccountListReader(ProvisioningService &service, QStringList accounts)
        : ApiJob<AccountLists>(&service), m_service(service), m_left(std::move(accounts))
    {
        QMetaObject::invokeMethod(
            this, [this] { readNext(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        if (m_request)
            m_request->cancel();
    }

private:
    void readNext()
    {
        if (m_left.isEmpty())
            return finish(m_lists);
        const QString account = m_left.takeFirst();
        ListQuery query;
        query.maxPageSize = longestPage;
        query.countRecords = true;
        auto *walk = listAllNumbers(
            m_service, account, query,
            [this, account](const QList<Number> &numbers, const ListProgress &progress) {
                m_lists.numbers[account] += numbers;
                m_progress = progress;
            });
        m_request = walk;
        walk->then(this, [this, account](const ApiResult<qint64> &ended) {
            if (!ended)
                return finish(Failure<ApiError>(ended.error()));
            judge(account);
            readNext();
        });
    }

    void judge(const QString &account)
    {
        if (!m_progress.unreadable.isEmpty()) {
            m_lists.faults += AccountListsText::tr(
                                  "The list of the account \"%1\" holds %n item(s) that cannot be "
                                  "read, so that it is not known what to delete.",
                                  nullptr, static_cast<int>(m_progress.unreadable.size()))
                                  .arg(account);
        } else if (!m_progress.isComplete()) {
            m_lists.faults +=
                AccountListsText::tr("The gateway counts %L1 numbers on the account \"%2\" and "
                                     "lists %L3, so that it is not known what to delete.")
                    .arg(*m_progress.total)
                    .arg(account)
                    .arg(m_progress.received);
        }
        m_progress = {};
    }

    ProvisioningService &m_service;
    QStringList m_left;
    AccountLists m_lists;
    ListProgress m_progress; ///< of the account at hand
    QPointer<Job> m_request;
};

} // namespace

ApiJob<AccountLists> *readAccountLists(ProvisioningService &service, const QStringList &accounts)
{
    return new AccountListReader(service, accounts);
}

} // namespace numberdesk
