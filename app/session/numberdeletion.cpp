// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/numberdeletion.h"

#include "core/resources/limits.h"
#include "net/base/clock.h"
#include "net/budget/requestforecast.h"
#include "provisioning/service/conditionalwrite.h"
#include "session/gatewaydata.h"
#include "transfer/plan/importbatch.h"
#include "transfer/plan/readingage.h"
#include "transfer/plan/stalepatience.h"
#include "transfer/planning/accountrefresh.h"

#include <QHash>
#include <QTimer>

#include <utility>

namespace numberdesk {

namespace {

/// The numbers of one account that are still to be deleted, as rows of the whole deletion.
struct AccountPart
{
    QString accountName;
    QList<qsizetype> rows;
    QDateTime readAt; ///< when they were read, UTC; null = long ago
    bool isAlone = false;
};

class NumberDeletion final : public DeleteNumbersJob
{
public:
    NumberDeletion(ProvisioningService &service, GatewayData &data,
                   const QList<TelephoneNumber> &numbers, const NumberInventory &shown,
                   QObject *parent)
        : DeleteNumbersJob(parent), m_service(service), m_data(data), m_total(numbers.size())
    {
        QHash<QString, qsizetype> parts;
        for (const TelephoneNumber number : numbers) {
            const NumberInventory::Row row = shown.find(number);
            if (row < 0)
                continue;
            m_shown.append(shown.number(row));
            const QString account = m_shown.constLast().accountName;
            if (!parts.contains(account)) {
                parts.insert(account, m_parts.size());
                m_parts.append({account, {}, data.numbersReadAt(account), false});
            }
            m_parts[parts.value(account)].rows.append(m_shown.size() - 1);
        }
        for (AccountPart &part : m_parts)
            part.isAlone = part.rows.size() == 1;
        QTimer::singleShot(0, this, [this] { goOn(); });
    }

    void cancel() override { m_cancelled = true; }

private:
    void goOn();
    QList<qsizetype> stillAsShown(const QList<qsizetype> &rows);
    void sendBatch(const QList<qsizetype> &rows);
    void takeStale(const QList<qsizetype> &rows);
    void deleteAlone(qsizetype row);
    void takeKept(qsizetype row, const Merge &merge);
    bool takeLoneRefusal(qsizetype row, const ApiError &error);
    void readOn();
    void takeRead(const RefreshedRows &read);
    Merge judge(qsizetype row, const Number *now);
    void leaveOut(qsizetype row, const Merge &merge);
    void noteDeleted(const QList<TelephoneNumber> &numbers);
    void noteGone(const QList<TelephoneNumber> &numbers);
    void tellProgress();
    qint64 requestsLeft() const;
    void end(std::optional<ApiError> error);
    QDateTime now() const { return m_service.clock().timeOfDay(); }

    ProvisioningService &m_service;
    GatewayData &m_data;
    qint64 m_total;
    QList<Number> m_shown;
    QList<AccountPart> m_parts;
    std::unique_ptr<AccountRefresh> m_refresh; ///< of the first part
    QList<Number> m_read;                      ///< by the step under way
    Moment m_asked{};                          ///< when that step began
    DeleteOutcome m_outcome;
    RequestForecast m_forecast;
    StalePatience m_patience;
    bool m_cancelled = false;
    bool m_sent = false; ///< also what came to no good end may have changed something
};

void NumberDeletion::goOn()
{
    if (m_parts.isEmpty())
        return end(std::nullopt);
    if (m_cancelled) {
        ApiError error;
        error.kind = ApiError::Kind::Cancelled;
        return end(error);
    }
    AccountPart &part = m_parts.first();
    if (part.rows.isEmpty() && (!m_refresh || m_refresh->isDone())) {
        if (m_refresh) // it may be telling what it read
            m_refresh.release()->deleteLater();
        m_parts.removeFirst();
        return goOn();
    }
    if (part.isAlone)
        return deleteAlone(part.rows.takeFirst());
    if (part.rows.isEmpty() || !isFresh(part.readAt, now()))
        return readOn();
    const QList<qsizetype> rows = part.rows.mid(0, largestBatch);
    part.rows.remove(0, rows.size());
    sendBatch(stillAsShown(rows));
}

/// Of rows whose reading is fresh those that it shows as the person has seen them, perhaps a while
/// before.
QList<qsizetype> NumberDeletion::stillAsShown(const QList<qsizetype> &rows)
{
    QList<qsizetype> same;
    QList<TelephoneNumber> gone;
    for (const qsizetype row : rows) {
        const TelephoneNumber number = m_shown.at(row).telephoneNumber;
        const NumberInventory::Row at = m_data.numbers().find(number);
        const Number now = at < 0 ? Number() : m_data.numbers().number(at);
        const Merge merge = mergeDeletion(m_shown.at(row), at < 0 ? nullptr : &now);
        if (merge.verdict == MergeVerdict::Send)
            same.append(row);
        else if (merge.verdict == MergeVerdict::Gone)
            gone.append(number);
        else
            leaveOut(row, merge);
    }
    noteGone(gone);
    return same;
}

void NumberDeletion::sendBatch(const QList<qsizetype> &rows)
{
    if (rows.isEmpty())
        return goOn();
    QList<TelephoneNumber> numbers;
    for (const qsizetype row : rows)
        numbers.append(m_shown.at(row).telephoneNumber);
    m_sent = true;
    FreshFor fresh = freshnessLeft(m_parts.constFirst().readAt, now());
    const bool goesAsItIs = m_patience.takeLeave();
    if (goesAsItIs)
        fresh.reset();
    m_service.deleteNumbers(m_parts.constFirst().accountName, numbers, fresh)
        ->then(this, [this, numbers, rows, goesAsItIs](const ApiResult<void> &result) {
            if (!result && result.error().kind == ApiError::Kind::Stale)
                return takeStale(rows);
            m_patience.noteSent();
            if (!result)
                return end(result.error());
            m_outcome.onOldReadings += goesAsItIs ? numbers.size() : 0;
            noteDeleted(numbers);
            goOn();
        });
}

/// The batch waited for its turn until its reading was too old, and did not go out.
void NumberDeletion::takeStale(const QList<qsizetype> &rows)
{
    m_patience.noteStale();
    AccountPart &part = m_parts.first();
    part.rows = rows + part.rows;
    part.readAt = {};
    goOn();
}

void NumberDeletion::deleteAlone(qsizetype row)
{
    const Number &shown = m_shown.at(row);
    ConditionalWrite<void, Tagged<Number>> write;
    write.read = [this, &shown] {
        m_asked = m_service.nextMoment();
        return m_service.getNumber(shown.accountName, shown.telephoneNumber, Priority::Write);
    };
    write.send = [this, &shown](const Tagged<Number> *now) {
        m_sent = true;
        return m_service.deleteNumber(shown.accountName, shown.telephoneNumber, now->etag);
    };
    auto kept = std::make_shared<std::optional<Merge>>();
    write.judge = [this, row, kept](const Tagged<Number> *now) -> std::optional<ApiResult<void>> {
        if (now != nullptr)
            m_data.apply({now->resource}, m_asked);
        const Merge merge = mergeDeletion(m_shown.at(row), now ? &now->resource : nullptr);
        if (merge.verdict == MergeVerdict::Send)
            return {};
        *kept = merge;
        return ApiResult<void>();
    };
    auto *job = new ConditionalWriteJob<void, Tagged<Number>>(write, nullptr, this);
    job->then(this, [this, row, kept](const ApiResult<void> &result) {
        if (*kept)
            takeKept(row, **kept);
        else if (result)
            noteDeleted({m_shown.at(row).telephoneNumber});
        else if (!takeLoneRefusal(row, result.error()))
            return end(result.error());
        goOn();
    });
}

/// The number was not deleted, since it is not as it was shown.
void NumberDeletion::takeKept(qsizetype row, const Merge &merge)
{
    if (merge.verdict == MergeVerdict::Gone)
        noteGone({m_shown.at(row).telephoneNumber});
    else
        leaveOut(row, merge);
}

/// False when the refusal is not about this number alone.
bool NumberDeletion::takeLoneRefusal(qsizetype row, const ApiError &error)
{
    if (error.kind == ApiError::Kind::NotFound) // gone between reading and deleting
        noteGone({m_shown.at(row).telephoneNumber});
    else if (error.kind == ApiError::Kind::PreconditionFailed) // it never held still
        leaveOut(row, {MergeVerdict::Changed, errorWords(error).what});
    else
        return false;
    return true;
}

void NumberDeletion::readOn()
{
    AccountPart &part = m_parts.first();
    const QList<qsizetype> rows = std::exchange(part.rows, {});
    if (m_refresh) {
        m_refresh->add(rows);
    } else {
        const RowsToRefresh source{
            [this](qsizetype row) { return m_shown.at(row).telephoneNumber; },
            [](qsizetype) { return true; },
            [this](qsizetype row, const Number *now) { return judge(row, now); }};
        m_refresh = std::make_unique<AccountRefresh>(
            m_service, source, part.accountName, rows, [] { return std::nullopt; }, nullptr);
        connect(m_refresh.get(), &AccountRefresh::read, this, &NumberDeletion::takeRead);
    }
    m_asked = m_service.nextMoment();
    m_refresh->readMore();
}

void NumberDeletion::takeRead(const RefreshedRows &read)
{
    m_data.apply(std::exchange(m_read, {}), m_asked);
    QList<TelephoneNumber> gone;
    for (const DroppedRow &dropped : read.dropped) {
        if (dropped.merge.verdict == MergeVerdict::Gone)
            gone.append(m_shown.at(dropped.row).telephoneNumber);
        else
            leaveOut(dropped.row, dropped.merge);
    }
    noteGone(gone);
    if (read.error)
        return end(read.error);
    AccountPart &part = m_parts.first();
    part.rows = read.fresh;
    part.readAt = now();
    m_patience.noteRead();
    goOn();
}

Merge NumberDeletion::judge(qsizetype row, const Number *now)
{
    if (now != nullptr)
        m_read.append(*now);
    return mergeDeletion(m_shown.at(row), now);
}

void NumberDeletion::leaveOut(qsizetype row, const Merge &merge)
{
    m_outcome.leftOut.append({m_shown.at(row).telephoneNumber, merge.reason, merge.changes});
}

void NumberDeletion::noteDeleted(const QList<TelephoneNumber> &numbers)
{
    m_outcome.deleted += numbers;
    m_data.dropNumbers(numbers);
    m_forecast.requestDone(m_service.pace());
    tellProgress();
}

/// What was asked is so, but somebody else has done it.
void NumberDeletion::noteGone(const QList<TelephoneNumber> &numbers)
{
    if (numbers.isEmpty())
        return;
    m_outcome.gone += numbers;
    m_data.dropNumbers(numbers);
    tellProgress();
}

void NumberDeletion::tellProgress()
{
    const qint64 done = m_outcome.deleted.size() + m_outcome.gone.size();
    const qint64 left = requestsLeft();
    emit progressed({done, m_total, left, m_forecast.timeLeft(left, m_service.pace())});
}

qint64 NumberDeletion::requestsLeft() const
{
    qint64 rows = m_refresh ? m_refresh->rowsLeft() : 0;
    qint64 requests = 0;
    for (const AccountPart &part : m_parts) {
        rows += part.rows.size(); // those that are read anew belong to the first part
        requests += (rows + largestBatch - 1) / largestBatch;
        rows = 0;
    }
    return requests;
}

void NumberDeletion::end(std::optional<ApiError> error)
{
    if (m_sent)
        m_data.refreshAccounts(); // their number counts have changed
    m_outcome.error = std::move(error);
    finish(m_outcome);
}

} // namespace

DeleteNumbersJob *deleteAsShown(ProvisioningService &service, GatewayData &data,
                                const QList<TelephoneNumber> &numbers, const NumberInventory &shown,
                                QObject *parent)
{
    return new NumberDeletion(service, data, numbers, shown, parent);
}

} // namespace numberdesk
