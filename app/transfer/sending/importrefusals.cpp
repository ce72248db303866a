// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/importrefusals.h"

#include <utility>

namespace numberdesk {

ImportRefusals::ImportRefusals(ImportQueue &queue, FreshReadings &readings, OutcomeBook &book,
                               UnclearRows &unclear, ImportEnd &end)
    : m_queue(queue), m_readings(readings), m_book(book), m_unclear(unclear), m_end(end)
{}

void ImportRefusals::take(const ImportBatch &batch, const ApiError &error)
{
    if (error.kind == ApiError::Kind::NotFound && isDeletion(m_book.plan(), batch))
        return takeAbsent(batch, error);
    switch (fateOf(error)) {
    case BatchFate::RowsRefused:
        refuseNamedRows(batch, error);
        break;
    case BatchFate::BatchRefused:
        refuse(batch.rows, error);
        break;
    case BatchFate::AccountRefused:
        if (m_end.becauseForbidden(error)) {
            leave(batch.rows, error);
            break;
        }
        refuse(batch.rows, error);
        takeAccount(batch.accountName, error);
        break;
    case BatchFate::Unclear:
        takeUnclear(batch, error);
        break;
    case BatchFate::ImportEnds:
        endWithout(batch, error);
        break;
    }
}

void ImportRefusals::takeAccount(const QString &name, const ApiError &error)
{
    refuse(m_queue.takeRows(name), error);
    refuse(m_readings.takeRest(name), error);
}

/// The account or a number is not there. What is absent is as the deletion asks: the rows are read.
void ImportRefusals::takeAbsent(const ImportBatch &batch, const ApiError &error)
{
    for (const qsizetype index : batch.rows)
        m_unclear.insert(index, {UnclearRow::Doubt::Refused, rowReasonOf(error)});
}

/// An answer that is none of the contract: the rows are read. Two such batches in a row come from
/// something else than the gateway, and no further one would fare better.
void ImportRefusals::takeUnclear(const ImportBatch &batch, const ApiError &error)
{
    for (const qsizetype index : batch.rows)
        m_unclear.insert(index, doubtOf(error));
    m_readings.noteDoubt(batch.accountName);
    if (!batch.isWhole || batch.isAlone())
        return;
    if (m_suspect && m_suspect->error.kind == error.kind)
        m_end.becauseOf(error);
    if (!m_suspect)
        m_suspect = Suspect{{batch.accountName, {}, {}, false}, error};
}

/// What was certainly not carried out is never told as perhaps stored.
void ImportRefusals::endWithout(const ImportBatch &batch, const ApiError &error)
{
    if (error.inDoubt) {
        for (const qsizetype index : batch.rows)
            m_book.leaveUnanswered(index);
    } else {
        leave(batch.rows, error);
    }
    m_end.becauseOf(error);
}

/// The rows that the gateway names fail and the others go out again at once; if it names none,
/// both halves do, so that the fault is closed in on.
void ImportRefusals::refuseNamedRows(const ImportBatch &batch, const ApiError &error)
{
    const QHash<qsizetype, ProvisioningError> named = refusedItems(error, batch.rows.size());
    if (named.isEmpty() && batch.rows.size() == 1)
        return refuse(batch.rows, error);
    if (named.isEmpty() && batch.isWhole)
        return suspect(batch, error);
    if (named.isEmpty())
        return m_queue.addHalves(batch);
    clearSuspicion();
    ImportBatch others{batch.accountName, {}, batch.readAt, false};
    for (qsizetype i = 0; i < batch.rows.size(); ++i) {
        const auto reason = named.constFind(i);
        if (reason == named.cend())
            others.rows.append(batch.rows.at(i));
        else
            m_book.refuse(batch.rows.at(i), *reason);
    }
    if (!others.rows.isEmpty())
        m_queue.add(others);
}

/// Halving is for what differs between rows: the next whole batch tells first whether the refusal
/// concerns them all.
void ImportRefusals::suspect(const ImportBatch &batch, const ApiError &error)
{
    const auto sameRefusal = [&error](const ApiError &other) {
        return other.httpStatus == error.httpStatus && other.code == error.code;
    };
    if (m_end.isSet()) // it has been told already
        return leave(batch.rows, error);
    if (m_suspect && sameRefusal(m_suspect->error))
        return endRefused({std::exchange(m_suspect, {})->batch, batch}, error);
    clearSuspicion();
    m_suspect = Suspect{batch, error};
}

void ImportRefusals::clearSuspicion()
{
    if (!m_suspect)
        return;
    const Suspect before = *std::exchange(m_suspect, {});
    if (!before.batch.rows.isEmpty())
        m_queue.addHalves(before.batch);
}

/// One sentence for all: the same refusal met two whole batches in a row.
void ImportRefusals::endRefused(const QList<ImportBatch> &batches, const ApiError &error)
{
    for (const ImportBatch &batch : batches)
        leave(batch.rows, error);
    m_book.noteRefusal(error);
    m_end.becauseOf(error);
}

void ImportRefusals::leaveTheRest()
{
    if (const std::optional<Suspect> held = std::exchange(m_suspect, {}))
        leave(held->batch.rows, held->error);
}

void ImportRefusals::refuse(const QList<qsizetype> &rows, const ApiError &error)
{
    for (const qsizetype index : rows)
        m_book.refuse(index, rowReasonOf(error));
}

void ImportRefusals::leave(const QList<qsizetype> &rows, const ApiError &error)
{
    for (const qsizetype index : rows)
        m_book.leave(index, userMessage(error));
}

} // namespace numberdesk
