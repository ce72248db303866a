// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/importbatch.h"
#include "core/resources/limits.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// The item and the path in it of `numbers[3].path`, also with `$.` or `body.` before it, as
/// `[3].path`, or written as a JSON pointer.
QRegularExpressionMatch itemMatch(const QString &target)
{
    static const QRegularExpression pattern(
        u"^(?:[$./]|body|request)*(?:numbers[\\[/]|\\[)(\\d{1,4})\\]?[./]?(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(target);
}

void collectItems(const ProvisioningError &error, qsizetype size,
                  QHash<qsizetype, ProvisioningError> &items)
{
    // Details first: they are more specific than what sums them up.
    for (const ProvisioningError &detail : error.details)
        collectItems(detail, size, items);
    const QRegularExpressionMatch match = itemMatch(error.target);
    const qsizetype index = match.hasMatch() ? match.capturedView(1).toLongLong() : -1;
    if (index >= 0 && index < size && !items.contains(index))
        items.insert(index, error);
}

/// Codes of requests that are wrong as such, not for one of their numbers.
bool isWrongRequest(const ApiError &error)
{
    constexpr std::array statuses{405, 415, 501};
    return std::find(statuses.begin(), statuses.end(), error.httpStatus) != statuses.end() ||
           error.code == "MissingApiVersionParameter"_L1 ||
           error.code == "UnsupportedApiVersionValue"_L1;
}

/// Rows by account, and the accounts in the order of their first row.
struct RowsByAccount
{
    QHash<QString, QList<qsizetype>> rows;
    QStringList order;

    void add(qsizetype index, const QString &account)
    {
        QList<qsizetype> &ofAccount = rows[account];
        if (ofAccount.isEmpty())
            order.append(account);
        ofAccount.append(index);
    }
};

void appendBatches(const ImportPlan &plan, const RowsByAccount &grouped,
                   QList<ImportBatch> &batches)
{
    for (const QString &account : grouped.order) {
        const QList<qsizetype> &ofAccount = *grouped.rows.constFind(account);
        const qsizetype count = (ofAccount.size() + largestBatch - 1) / largestBatch;
        for (qsizetype i = 0; i < count; ++i) {
            const qsizetype begin = ofAccount.size() * i / count;
            const qsizetype end = ofAccount.size() * (i + 1) / count;
            batches.append(
                {account, ofAccount.sliced(begin, end - begin), plan.readAtOf(account), true});
        }
    }
}

} // namespace

bool isDeletion(const ImportPlan &plan, const ImportBatch &batch)
{
    return plan.rows.at(batch.rows.first()).deletes();
}

QList<ImportBatch> makeBatches(const ImportPlan &plan)
{
    QList<qsizetype> rows;
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows.at(i).hasWork() && !plan.rows.at(i).sent)
            rows.append(i);
    }
    return makeBatches(plan, rows);
}

QList<ImportBatch> makeBatches(const ImportPlan &plan, const QList<qsizetype> &rows)
{
    RowsByAccount changes;
    RowsByAccount deletions;
    for (const qsizetype index : rows) {
        const PlanRow &row = plan.rows.at(index);
        (row.deletes() ? deletions : changes).add(index, row.change.accountName);
    }
    QList<ImportBatch> batches;
    appendBatches(plan, changes, batches);
    appendBatches(plan, deletions, batches);
    return batches;
}

qint64 batchesLeft(const ImportPlan &plan)
{
    QHash<QString, std::pair<qint64, qint64>> rows; // changes and deletions of each account
    for (const PlanRow &row : plan.rows) {
        if (row.hasWork() || row.left)
            ++(row.deletes() ? rows[row.change.accountName].second
                             : rows[row.change.accountName].first);
    }
    qint64 batches = 0;
    for (const auto &[changes, deletions] : std::as_const(rows)) {
        for (const qint64 count : {changes, deletions})
            batches += (count + largestBatch - 1) / largestBatch;
    }
    return batches;
}

QList<ImportBatch> halves(const ImportBatch &batch)
{
    const qsizetype half = batch.rows.size() / 2;
    return {{batch.accountName, batch.rows.first(half), batch.readAt, false},
            {batch.accountName, batch.rows.sliced(half), batch.readAt, false}};
}

QHash<qsizetype, ProvisioningError> refusedItems(const ApiError &error, qsizetype size)
{
    QHash<qsizetype, ProvisioningError> items;
    collectItems({error.code, error.message, error.target, error.details}, size, items);
    return items;
}

QString pathInItem(const QString &target)
{
    const QRegularExpressionMatch match = itemMatch(target);
    if (match.hasMatch())
        return match.captured(2);
    // A target without an item names a field of the only one.
    return target == "numbers"_L1 ? QString() : target;
}

ProvisioningError rowReasonOf(const ApiError &error)
{
    if (error.details.isEmpty())
        return {error.code, reasonOf(error), error.target, {}};
    // The details are what helps; the first one's code stands beside the message.
    QList<ProvisioningError> details = error.details;
    ProvisioningError reason{details.first().code, {}, details.first().target, {}};
    details.first().code.clear();
    details.first().target.clear(); // told by the column
    reason.message = toDisplayText(details);
    if (reason.code.isEmpty())
        reason.code = error.code;
    if (reason.message.isEmpty())
        reason.message = reasonOf(error);
    return reason;
}

BatchFate fateOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Refused:
        return isWrongRequest(error) ? BatchFate::ImportEnds : BatchFate::RowsRefused;
    case ApiError::Kind::Conflict:
        return BatchFate::RowsRefused;
    case ApiError::Kind::PreconditionFailed:
        return BatchFate::BatchRefused;
    case ApiError::Kind::NotFound:
    case ApiError::Kind::Forbidden:
        return BatchFate::AccountRefused;
    case ApiError::Kind::BadReply:
    case ApiError::Kind::RepeatRejected: // an earlier try may have been carried out
        return BatchFate::Unclear;
    default:
        return BatchFate::ImportEnds;
    }
}

Account accountToCreate(const ImportPlan &plan, const QString &name)
{
    Account account;
    account.name = name;
    for (const PlanRow &row : plan.rows) {
        if (row.change.accountName != name || row.outcome != RowOutcome::Create)
            continue;
        const ServiceSet services = row.change.enabledServices();
        for (const Service service : allServices) {
            if (services.contains(service))
                account.services[service] = AccountService{true, false, std::nullopt};
        }
    }
    return account;
}

} // namespace numberdesk
