// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbergateway.h"

#include <QRegularExpression>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

QByteArray toJson(quint64 number, const NumberGateway::Entry &entry)
{
    return R"({"telephoneNumber":"+)" + QByteArray::number(number) + R"(","accountName":")" +
           entry.account.toUtf8() + R"(","serviceProvisioningStatus":")" + entry.status +
           R"(","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":true}}})";
}

} // namespace

NumberGateway::NumberGateway(ScriptedServer &server) : m_server(server)
{
    server.setHandler([this](const ScriptedRequest &request) { return answer(request); });
}

void NumberGateway::add(const QString &account, quint64 first, quint64 count,
                        const QByteArray &status)
{
    accounts.insert(account);
    for (quint64 i = 0; i < count; ++i)
        m_numbers.insert(first + i, {account, status});
}

void NumberGateway::setStatus(quint64 first, quint64 count, const QByteArray &status)
{
    for (quint64 i = 0; i < count; ++i)
        m_numbers[first + i].status = status;
}

ScriptedReply NumberGateway::answer(const ScriptedRequest &request) const
{
    const QUrlQuery query(QString::fromLatin1(request.query()));
    const QStringList parts =
        QUrl::fromPercentEncoding(request.path()).split(u'/', Qt::SkipEmptyParts);
    if (parts.size() == 1 && parts[0] == "numbers"_L1)
        return list({}, query);
    if (parts.size() < 3 || parts[2] != "numbers"_L1 || !accounts.contains(parts[1]))
        return jsonReply("{}", 404);
    if (parts.size() == 3)
        return list(parts[1], query);
    return get(parts[3].mid(1).toULongLong(), parts[1]);
}

ScriptedReply NumberGateway::get(quint64 number, const QString &account) const
{
    const auto found = m_numbers.constFind(number);
    if (found == m_numbers.cend() || found->account != account)
        return jsonReply("{}", 404);
    return jsonReply(toJson(number, *found));
}

QList<quint64> NumberGateway::matching(const QString &account, const QString &filter) const
{
    static const QRegularExpression named(u"telephoneNumber eq '\\+(\\d+)'"_s);
    QList<quint64> result;
    if (filter.contains("telephoneNumber"_L1)) {
        for (auto it = named.globalMatch(filter); it.hasNext();) {
            const quint64 number = it.next().captured(1).toULongLong();
            if (m_numbers.contains(number))
                result.append(number);
        }
        return result;
    }
    for (auto it = m_numbers.cbegin(); it != m_numbers.cend(); ++it) {
        if ((account.isEmpty() || it->account == account) &&
            (filter.isEmpty() || it->status == "pending"))
            result.append(it.key());
    }
    return result;
}

/// The filter as this gateway understands it.
QString NumberGateway::honoured(const QString &filter) const
{
    const QString none = u"telephoneNumber eq '+1'"_s;
    if (filter.isEmpty() || filters == Filters::Ignored)
        return {};
    if (liesAfter >= 0)
        return m_lies++ < liesAfter ? none : QString();
    if (filters == Filters::FirstTerm)
        return filter.left(filter.indexOf(" or "_L1));
    return filters == Filters::FindNothing ? none : filter;
}

ScriptedReply NumberGateway::list(const QString &account, const QUrlQuery &query) const
{
    const QString asked = query.queryItemValue(u"filter"_s, QUrl::FullyDecoded);
    const QString filter = honoured(asked);
    if (!asked.isEmpty() && filters == Filters::Refused)
        return jsonReply(R"({"error":{"code":"InvalidFilter","message":"no filters"}})", 400);
    const QList<quint64> matches = matching(account, filter);
    const auto after = query.queryItemValue(u"after"_s).toULongLong();
    const int size = qMin(pageSize, query.queryItemValue(u"maxpagesize"_s).toInt());
    QByteArray items;
    quint64 last = 0;
    int count = 0;
    bool more = false;
    for (const quint64 number : matches) {
        if (number <= after)
            continue;
        if (count == size) {
            more = true;
            break;
        }
        items += (count++ > 0 ? "," : "") + toJson(number, m_numbers[number]);
        last = number;
    }
    QByteArray body = "{\"value\":[" + items + ']';
    if (more) {
        const QString path =
            account.isEmpty() ? u"/numbers"_s : QString(u"/accounts/"_s + account + u"/numbers"_s);
        body += R"(,"nextLink":")" + m_server.url(path).toEncoded() +
                "?api-version=x&maxpagesize=" + QByteArray::number(size) +
                "&after=" + QByteArray::number(last);
        if (!filter.isEmpty())
            body += "&filter=" + QUrl::toPercentEncoding(filter);
        body += '"';
    }
    ScriptedReply reply = jsonReply(body + '}');
    if (counts && query.hasQueryItem(u"countRecords"_s))
        reply.headers.append({"x-ms-record-count", QByteArray::number(matches.size())});
    return reply;
}

} // namespace numberdesk
