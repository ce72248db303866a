// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/repeatability.h"

#include "localgateway/base/json.h"
#include "localgateway/base/limits.h"
#include "localgateway/http/httpdate.h"
#include "localgateway/store/database.h"

#include <QCryptographicHash>
#include <QUuid>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 window = std::chrono::milliseconds(limits::repeatabilityWindow).count();

Failure<ApiError> badHeader(const QString &name, const QString &what)
{
    return refuse(ErrorCode::InvalidHeaderValue, u"The header %1 %2."_s.arg(name, what), name);
}

QByteArray fingerprintOf(const Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part :
         {methodName(request.method), request.path, request.queryText, request.body}) {
        hash.addData(QByteArray(QByteArray::number(part.size()) + ':'));
        hash.addData(part);
    }
    return hash.result();
}

QByteArray storedHeaders(const Reply &reply)
{
    Json headers = Json::array();
    for (const auto &[name, value] : reply.headers)
        headers.push_back({name.toStdString(), value.toStdString()});
    return dump(headers);
}

Reply replyFrom(const Statement &row)
{
    Reply reply{static_cast<int>(row.integer(1)), qUncompress(row.blob(3))};
    for (const Json &header : parseJson(row.blob(2)))
        reply.add(QByteArray::fromStdString(header.at(0).get<std::string>()),
                  QByteArray::fromStdString(header.at(1).get<std::string>()));
    return reply;
}

} // namespace

Checked<std::optional<RepeatableRequest>> readRepeatability(const Request &request)
{
    const auto id = request.header("repeatability-request-id");
    const auto sent = request.header("repeatability-first-sent");
    if (!id && !sent)
        return std::nullopt;
    if (!id)
        return badHeader(u"Repeatability-Request-ID"_s, u"is missing"_s);
    if (!sent)
        return badHeader(u"Repeatability-First-Sent"_s, u"is missing"_s);
    const QUuid uuid = QUuid::fromString(QString::fromLatin1(id->trimmed()));
    if (uuid.isNull())
        return badHeader(u"Repeatability-Request-ID"_s, u"must be a GUID"_s);
    const auto time = parseHeaderDate(*sent);
    if (!time)
        return badHeader(u"Repeatability-First-Sent"_s, u"must be an IMF-fixdate"_s);
    return RepeatableRequest{uuid.toString(QUuid::WithoutBraces), *time, fingerprintOf(request)};
}

Checked<std::optional<Reply>> firstAnswer(Database &database, const RepeatableRequest &request,
                                          qint64 now)
{
    Statement row(database,
                  u"SELECT fingerprint, status, headers, body FROM repeatable_requests"
                  " WHERE id = ?"_s,
                  {request.id});
    if (row.next()) {
        if (row.blob(0) != request.fingerprint)
            return refuse(ErrorCode::RepeatabilityRequestMismatch,
                          u"This Repeatability-Request-ID was used for another request."_s,
                          u"Repeatability-Request-ID"_s);
        return replyFrom(row);
    }
    if (std::abs(now - request.firstSent) > window)
        return refuse(ErrorCode::RepeatabilityWindowPassed,
                      u"Repeatability-First-Sent is more than 5 minutes away from now; what became "
                      "of the request is not known any more."_s,
                      u"Repeatability-First-Sent"_s);
    return std::nullopt;
}

void keepAnswer(Database &database, const RepeatableRequest &request, const Reply &reply,
                qint64 now)
{
    // A repetition is known as long as its First-Sent, which may be ahead of us, is let in.
    const qint64 expires = std::max(now, request.firstSent) + 2 * window;
    // The answers to an import of a million numbers are 600 MB as they are.
    Statement(database,
              u"INSERT INTO repeatable_requests (id, fingerprint, status, headers, body, expires)"
              " VALUES (?, ?, ?, ?, ?, ?)"_s,
              {request.id, request.fingerprint, reply.status, storedHeaders(reply),
               qCompress(reply.body, 1), expires});
}

void pruneAnswers(Database &database, qint64 now)
{
    Statement(database, u"DELETE FROM repeatable_requests WHERE expires < ?"_s, {now});
}

} // namespace numberdesk::localgateway
