// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/scriptedserver.h"

#include <QMap>
#include <QSet>
#include <QUrlQuery>

namespace numberdesk {

/// As much of a gateway as reading numbers needs: lists with paging, counting and two filters, and
/// single GETs. Holds what a test puts into it.
class NumberGateway
{
public:
    /// One number: where it is and what became of it.
    struct Entry
    {
        QString account;
        QByteArray status = "synced";
    };

    explicit NumberGateway(ScriptedServer &server);

    void add(const QString &account, quint64 first, quint64 count,
             const QByteArray &status = "synced");
    void setStatus(quint64 first, quint64 count, const QByteArray &status);
    void remove(quint64 number) { m_numbers.remove(number); }

    /// How filters on numbers and on status are answered.
    enum class Filters { Understood, Refused, Ignored, FirstTerm, FindNothing };
    Filters filters = Filters::Understood;
    int liesAfter = -1; ///< so many more answers to filters find nothing, the next ignore them
    bool counts = true;
    int pageSize = 500;     ///< longest page given
    QSet<QString> accounts; ///< those that exist; lists of others are 404

private:
    ScriptedReply answer(const ScriptedRequest &request) const;
    ScriptedReply list(const QString &account, const QUrlQuery &query) const;
    QString honoured(const QString &filter) const;
    ScriptedReply get(quint64 number, const QString &account) const;
    QList<quint64> matching(const QString &account, const QString &filter) const;

    ScriptedServer &m_server;
    QMap<quint64, Entry> m_numbers;
    mutable int m_lies = 0;
};

} // namespace numberdesk
