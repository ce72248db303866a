// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/importaccounts.h"

#include "net/base/clock.h"
#include "provisioning/service/provisioningservice.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

ProvisioningError serviceNotEnabled(Service service, const QString &account)
{
    return {u"ServiceNotEnabled"_s,
            QCoreApplication::translate("ImportJob",
                                        "Somebody else created the account \"%1\" without %2.")
                .arg(account, displayName(service)),
            {},
            {}};
}

} // namespace

ImportAccounts::ImportAccounts(const Parts &parts, std::shared_ptr<ImportPlan> plan,
                               QObject *parent)
    : QObject(parent), m_parts(parts), m_plan(std::move(plan))
{}

void ImportAccounts::create(const QString &name)
{
    WriteCondition condition;
    condition.mustNotExist = true;
    WriteTrace trace = m_parts.open.traceOfAccount(name);
    if (trace.requestId.isEmpty())
        trace = m_parts.log.traceOf({name, false, {}, {}, {}, {}});
    auto *job = m_parts.service.putAccount(accountToCreate(*m_plan, name), condition, trace);
    emit requestBegan(job, name);
    job->then(this, [this, name, id = trace.requestId](const ApiResult<Tagged<Account>> &reply) {
        if (reply || !reply.error().inDoubt)
            m_parts.log.noteAnswered(id);
        if (reply) {
            m_parts.log.noteCreated(reply->resource);
            m_parts.book.noteCreatedAccount(name);
            m_plan->accountCounts.insert(name, 0);
            releaseBatches(name, nullptr);
        } else {
            takeRefusal(name, reply.error());
        }
        emit requestEnded(name);
    });
}

void ImportAccounts::takeRefusal(const QString &name, const ApiError &error)
{
    if (error.kind == ApiError::Kind::PreconditionFailed)
        useThatOfOthers(name);
    else if (fateOf(error) == BatchFate::ImportEnds || fateOf(error) == BatchFate::Unclear)
        m_parts.end.becauseOf(error);
    else if (!m_parts.end.becauseForbidden(error))
        m_parts.refusals.takeAccount(name, error);
}

/// Somebody was faster: the account will do if its services suffice.
void ImportAccounts::useThatOfOthers(const QString &name)
{
    auto *job = m_parts.service.getAccount(name, Priority::Write);
    emit requestBegan(job, name);
    job->then(this, [this, name](const ApiResult<Tagged<Account>> &reply) {
        if (reply)
            releaseBatches(name, &reply->resource);
        else if (fateOf(reply.error()) == BatchFate::AccountRefused)
            m_parts.refusals.takeAccount(name, reply.error());
        else
            m_parts.end.becauseOf(reply.error());
        emit requestEnded(name);
    });
}

/// Lets the batches of an account go; rows that need a service which `account` lacks fail. An
/// account of our own (null) is empty; what one of somebody else's holds has to be read.
void ImportAccounts::releaseBatches(const QString &name, const Account *account)
{
    for (ImportBatch batch : m_parts.queue.takeWaiting(name)) {
        batch.readAt = account == nullptr ? m_parts.service.clock().timeOfDay() : QDateTime();
        batch.rows.removeIf(
            [&](qsizetype index) { return account != nullptr && lacksService(*account, index); });
        if (!batch.rows.isEmpty())
            m_parts.queue.add(batch);
    }
}

/// True for a row that the account cannot serve, which is refused.
bool ImportAccounts::lacksService(const Account &account, qsizetype row)
{
    const ServiceSet needed = std::as_const(m_plan->rows).at(row).change.enabledServices();
    for (const Service service : allServices) {
        if (needed.contains(service) && !account.isEnabled(service)) {
            m_parts.book.refuse(row, serviceNotEnabled(service, account.name));
            return true;
        }
    }
    return false;
}

} // namespace numberdesk
