// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/writetrace.h"
#include "transfer/sending/sendjournal.h"

#include <QObject>

namespace numberdesk {

/// What an import tells its journal, if it has one: traces of writes that leave, and what has come
/// of them.
class SendingLog : public QObject
{
    Q_OBJECT

public:
    /// `journal` must outlive it; null: nobody keeps one.
    SendingLog(SendJournal *journal, QObject *parent);

    /// How `write`, which has no id yet, is found again once it has left.
    WriteTrace traceOf(LeavingWrite write);
    /// The fate of the write under that id is known.
    void noteAnswered(const QByteArray &requestId);
    /// The gateway has that of a row that was accepted.
    void noteStored(qsizetype row, const Number &stored);
    /// The import has created it.
    void noteCreated(const Account &account);
    /// Tells the journal, together with the rows whose outcome changed since it was told last.
    void tell(const QList<qsizetype> &rows, const ImportProgress &progress);

private:
    SendJournal *m_journal;
    SendingNews m_news;
};

} // namespace numberdesk
