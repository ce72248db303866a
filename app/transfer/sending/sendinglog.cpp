// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/sendinglog.h"

#include <QPointer>

#include <utility>

namespace numberdesk {

SendingLog::SendingLog(SendJournal *journal, QObject *parent) : QObject(parent), m_journal(journal)
{}

WriteTrace SendingLog::traceOf(LeavingWrite write)
{
    if (m_journal == nullptr)
        return {};
    write.requestId = freshRequestId();
    // A request may outlive the import that made it, and does not leave then.
    const auto note = [self = QPointer(this), write](const QByteArray &firstSent) {
        LeavingWrite leaving = write;
        leaving.firstSent = firstSent;
        return self ? self->m_journal->noteLeaving(leaving, self) : nullptr;
    };
    return {write.requestId, {}, note};
}

void SendingLog::noteAnswered(const QByteArray &requestId)
{
    if (m_journal != nullptr && !requestId.isEmpty())
        m_news.answered.append(requestId);
}

void SendingLog::noteStored(qsizetype row, const Number &stored)
{
    if (m_journal != nullptr)
        m_news.stored.insert(row, stored);
}

void SendingLog::noteCreated(const Account &account)
{
    if (m_journal != nullptr)
        m_news.createdAccounts.append(account);
}

void SendingLog::tell(const QList<qsizetype> &rows, const ImportProgress &progress)
{
    m_news.rows = rows;
    if (m_journal == nullptr || m_news.isEmpty())
        return;
    m_journal->noteNews(std::exchange(m_news, {}), progress);
}

} // namespace numberdesk
