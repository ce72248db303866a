// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scriptedgateway.h"

#include <QDateTime>

#include <algorithm>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstRefusal = 300; ///< no status from here on says that something was done

localgateway::Options behind(const ScriptedServer &server, localgateway::Options options)
{
    options.publicUrl = server.url(); // of the links to next pages
    return options;
}

/// A test's clock passes over waits, the gateway's does not.
void bringUpToDate(HeaderList &headers)
{
    for (auto &[name, value] : headers) {
        if (name.toLower() == "repeatability-first-sent")
            value = imfFixdate(QDateTime::currentDateTimeUtc());
    }
}

bool isDate(const std::pair<QByteArray, QByteArray> &header)
{
    return header.first.toLower() == "date";
}

bool isCount(const std::pair<QByteArray, QByteArray> &header)
{
    return header.first.toLower() == "x-ms-record-count";
}

} // namespace

ScriptedGateway::ScriptedGateway(localgateway::Options options)
    : live(behind(m_server, std::move(options)))
{
    m_server.setHandler([this](const ScriptedRequest &request) { return answer(request); });
}

ScriptedReply ScriptedGateway::answer(const ScriptedRequest &request)
{
    if (m_script) {
        if (const auto scripted = m_script(request))
            return *scripted;
    }
    return pass(request);
}

ScriptedRequest ScriptedGateway::asPassedOn(ScriptedRequest request) const
{
    if (ignoresFilters && !parameterOf(request, u"filter"_s).isEmpty())
        request = withParameter(request, u"filter"_s, {});
    if (longestPage > 0 && parameterOf(request, u"maxpagesize"_s).toInt() > longestPage)
        request = withParameter(request, u"maxpagesize"_s, QString::number(longestPage));
    bringUpToDate(request.headers);
    return request;
}

ScriptedReply ScriptedGateway::pass(const ScriptedRequest &request)
{
    ScriptedRequest passedOn = asPassedOn(request);
    const UnknownFields::Numbers written = unknownFields.takenFrom(passedOn);
    ScriptedReply reply = live.send(passedOn);
    const bool isDeletion = request.target.contains(":deleteNumbers"); // which names fields of none
    if (reply.status < firstRefusal && !isDeletion)
        unknownFields.replaceBy(written);
    unknownFields.addTo(reply);
    reply.headers.removeIf(isDate);
    if (withholdsCounts)
        reply.headers.removeIf(isCount);
    return reply;
}

QList<qsizetype> ScriptedGateway::batchSizes() const
{
    QList<qsizetype> sizes;
    for (const ScriptedRequest &request : requests()) {
        if (isBatch(request))
            sizes.append(numbersOf(request).size());
    }
    return sizes;
}

qsizetype ScriptedGateway::readings() const
{
    return std::count_if(requests().begin(), requests().end(), readsNumbers);
}

} // namespace numberdesk
