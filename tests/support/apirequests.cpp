// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/apirequests.h"

#include <QUrlQuery>

namespace numberdesk {

using nlohmann::json;

bool isBatch(const ScriptedRequest &request)
{
    return request.path().endsWith(":createOrUpdateNumbers");
}

bool readsNumbers(const ScriptedRequest &request)
{
    return request.method == "GET" && request.path().contains("/numbers");
}

QString accountOf(const ScriptedRequest &request)
{
    QByteArray name = request.path();
    name = name.mid(name.indexOf('/', 1) + 1);
    for (const char end : {'/', ':'})
        name = name.left(name.indexOf(end) < 0 ? name.size() : name.indexOf(end));
    return QUrl::fromPercentEncoding(name);
}

QString parameterOf(const ScriptedRequest &request, const QString &name)
{
    return QUrlQuery(QString::fromLatin1(request.query())).queryItemValue(name, QUrl::FullyDecoded);
}

ScriptedRequest withParameter(ScriptedRequest request, const QString &name, const QString &value)
{
    QUrlQuery query(QString::fromLatin1(request.query()));
    query.removeAllQueryItems(name);
    if (!value.isNull())
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    request.target = request.path() + '?' + query.toString(QUrl::FullyEncoded).toLatin1();
    return request;
}

json bodyOf(const ScriptedRequest &request)
{
    return json::parse(request.body.toStdString(), nullptr, false);
}

json bodyOf(const ScriptedReply &reply)
{
    return json::parse(reply.body.toStdString(), nullptr, false);
}

QStringList numbersOf(const ScriptedRequest &request)
{
    QStringList numbers;
    const json body = bodyOf(request);
    if (!body.is_object() || !body.contains("numbers"))
        return numbers;
    for (const json &number : body["numbers"])
        numbers.append(QString::fromStdString(number["telephoneNumber"]));
    return numbers;
}

ScriptedReply replyOf(const json &body, int status)
{
    return jsonReply(QByteArray::fromStdString(body.dump()), status);
}

ScriptedReply htmlReply(const QByteArray &html, int status)
{
    return {status, {{"Content-Type", "text/html"}}, html, ScriptedReply::Delivery::Whole};
}

ScriptedReply errorReply(int status, const char *code, const std::string &target,
                         const json &details)
{
    const json error{{"code", code}, {"message", "no"}, {"target", target}, {"details", details}};
    return replyOf({{"error", error}}, status);
}

ScriptedReply changed(ScriptedReply reply, const std::function<void(json &body)> &change)
{
    json body = bodyOf(reply);
    change(body);
    reply.body = QByteArray::fromStdString(body.dump());
    return reply;
}

} // namespace numberdesk
