// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "requestwatch.h"

#include <QRegularExpression>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using localgateway::Request;

namespace {

/// behaviour.md, "job"; the id's time is in whole seconds.
constexpr auto sameIdFor = 4min + 30s - 1s;

/// The telephone numbers that a request, or an answer, names.
QStringList numbersIn(const QByteArray &text)
{
    static const QRegularExpression number(u"\\+[0-9]{7,15}"_s);
    QStringList found;
    for (auto it = number.globalMatch(QString::fromUtf8(text)); it.hasNext();)
        found.append(it.next().captured());
    found.removeDuplicates();
    return found;
}

QByteArray idOf(const Request &request)
{
    return request.headers.value("repeatability-request-id");
}

constexpr int firstRefusal = 400;

/// Whether an answer says for certain what has become of a write.
bool isFinal(int status)
{
    constexpr int timedOut = 408;
    constexpr int tooMany = 429;
    constexpr int failed = 500;
    return status < failed && status != timedOut && status != tooMany;
}

} // namespace

void RequestWatch::tell(const QString &what)
{
    m_findings.append(u"%1 ms: "_s.arg(m_world.trace.now().count()) + what);
}

void RequestWatch::sees(Writer writer, const Request &request)
{
    const QByteArray id = idOf(request);
    if (id.isEmpty())
        return;
    const auto before = m_writes.constFind(id);
    if (before != m_writes.cend())
        judgeSameness(id, *before, request);
    judgeJournal(id, request);
    const QByteArray target = localgateway::methodName(request.method) + ' ' + request.path;
    for (const QString &number :
         numbersIn(QByteArray::fromPercentEncoding(target) + request.body)) {
        judgeNumber(number, id, writer);
        m_lastWrites.insert(number, id);
    }
    Write &write = m_writes[id];
    if (write.target.isEmpty())
        write = {target,       request.headers.value("repeatability-first-sent"),
                 request.body, m_world.trace.now(),
                 {},           {},
                 false};
    write.lastSent = m_world.trace.now();
}

void RequestWatch::judgeSameness(const QByteArray &id, const Write &before, const Request &request)
{
    const QString name = QString::fromLatin1(id.left(8));
    if (before.firstSentHeader != request.headers.value("repeatability-first-sent"))
        tell(u"%1 is stamped anew"_s.arg(name));
    if (before.target != localgateway::methodName(request.method) + ' ' + request.path)
        tell(u"%1 goes to another place"_s.arg(name));
    if (before.body != request.body && !request.headers.contains("if-match") &&
        !request.headers.contains("if-none-match"))
        tell(u"%1 says something else than before"_s.arg(name));
}

void RequestWatch::judgeJournal(const QByteArray &id, const Request &request)
{
    // An account that an undo deletes is looked at each time before.
    if (request.method == localgateway::Method::Delete && !request.path.contains("/numbers"))
        return;
    const QString name = QString::fromLatin1(id.left(8));
    const auto journaled = m_disk.write(id);
    if (!journaled || journaled->firstSent.isEmpty())
        tell(u"%1 leaves and is not written down"_s.arg(name));
    else if (journaled->firstSent != request.headers.value("repeatability-first-sent"))
        tell(u"%1 has another time in the journal"_s.arg(name));
}

/// A number must not be written under two ids while the first one's fate is not known and it may
/// be on its way; later only after a look at the gateway.
void RequestWatch::judgeNumber(const QString &number, const QByteArray &id, Writer writer)
{
    const QByteArray last = m_lastWrites.value(number);
    if (last.isEmpty() || last == id)
        return;
    const Write &before = m_writes[last];
    const auto journaled = m_disk.write(last);
    if (before.answered.contains(writer) || before.isRefused ||
        (journaled && journaled->isAnswered))
        return;
    const auto names = u"%1 under %2 while nobody knows what became of %3"_s.arg(
        number, QString::fromLatin1(id.left(8)), QString::fromLatin1(last.left(8)));
    const Read own = m_reads.value(number);
    const Read &read = own.at > m_listRead.at ? own : m_listRead;
    if (m_world.trace.now() - before.firstSent < sameIdFor)
        tell(names + u", which is recent"_s);
    else if (read.at <= before.lastSent || !mayRelyOn(read, id, writer))
        tell(names + u", and was not read"_s);
}

/// On what it has read itself, or what the life had read that wrote the request down and died
/// before it was sent.
bool RequestWatch::mayRelyOn(const Read &read, const QByteArray &id, Writer writer) const
{
    const auto journaled = m_disk.write(id);
    return read.reader == writer || (journaled && read.reader == deskLife(journaled->life));
}

void RequestWatch::seesAnswer(Writer writer, const Request &request,
                              const localgateway::Reply &reply)
{
    const QByteArray id = idOf(request);
    if (!id.isEmpty() && isFinal(reply.status)) {
        m_writes[id].answered.insert(writer);
        m_writes[id].isRefused = reply.status >= firstRefusal;
    }
    constexpr int success = 200;
    constexpr int absent = 404;
    if (request.method != localgateway::Method::Get ||
        (reply.status != success && reply.status != absent))
        return;
    const QByteArray asked =
        QByteArray::fromPercentEncoding(request.path + '?' + request.queryText);
    if (asked.contains("/numbers?") && !asked.contains("top=1&"))
        m_listRead = {m_world.trace.now(), writer};
    for (const QString &number : numbersIn(asked + reply.body))
        m_reads.insert(number, {m_world.trace.now(), writer});
}

} // namespace numberdesk
