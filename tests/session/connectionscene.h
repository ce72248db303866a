// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connections/connectiontest.h"
#include "session/sessionrig.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/testauthority.h"
#include "support/testtokens.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace numberdesk {

using namespace Qt::StringLiterals;

inline const QByteArray emptyPage = R"({"value":[]})";

inline ScriptedReply silence(const ScriptedRequest &)
{
    return {200, {}, {}, ScriptedReply::Delivery::Silent};
}

/// A gateway and a token endpoint for each test of Test connection, on real sockets: a test bends
/// them at will.
class ConnectionScene : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
            qunsetenv(name);
        m_directory = std::make_unique<QTemporaryDir>();
        m_token = jwtOf(R"({"roles":["ProvisioningAPI.Read"]})");
        m_gateway = std::make_unique<ScriptedServer>();
        m_gateway->setHandler([](const ScriptedRequest &request) {
            return request.header("Authorization").isEmpty() ? jsonReply({}, 401)
                                                             : jsonReply(emptyPage);
        });
        m_tokens = std::make_unique<ScriptedServer>();
        m_tokens->setHandler(
            [this](const ScriptedRequest &) { return jsonReply(tokenReplyOf(m_token)); });
    }

protected:
    using Code = ConnectionReport::Code;
    using Delivery = ScriptedReply::Delivery;
    using Step = ConnectionReport::Step;

    Connection connectionTo(const ScriptedServer &gateway) const
    {
        Connection connection = numberdesk::connectionTo(gateway.url());
        connection.profile.tokenUrl = m_tokens->url(u"/token"_s);
        connection.profile.clientId = u"id"_s;
        connection.clientSecret = u"secret"_s;
        connection.extraCaPem = m_authority.pem();
        return connection;
    }

    ConnectionReport report(const Connection &connection)
    {
        m_steps.clear();
        ConnectionTestJob *const job =
            testConnection(connection, DataDirectory(m_directory->path()), this);
        connect(job, &ConnectionTestJob::stepStarted, this,
                [this](Step step) { m_steps.append(step); });
        const ConnectionReport report = resultOf(job).value_or(ConnectionReport{});
        // Whatever is not well is told in words, with what to do about it.
        if (report.isOk() != report.remedy.isEmpty() || report.message.isEmpty() ||
            report.message.contains(u"%1"_s))
            qFatal("A report without words: %s", qPrintable(toText(report.code)));
        return report;
    }

    TestAuthority m_authority;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_gateway;
    std::unique_ptr<ScriptedServer> m_tokens;
    QByteArray m_token;
    QList<Step> m_steps;
};

} // namespace numberdesk

Q_DECLARE_METATYPE(numberdesk::ScriptedReply)
