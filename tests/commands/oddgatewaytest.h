// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/liverun.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace numberdesk {

/// A gateway for each test that answers lists as the test says, and the program run against it.
class OddGatewayTest : public QObject
{
    Q_OBJECT

protected slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_gateway = std::make_unique<ScriptedServer>();
        m_lists = {{"/accounts", {R"({"name":"contoso","serviceDetails":{}})"}},
                   {"/numbers", {}},
                   {"/accounts/contoso/numbers", {}},
                   {"/teamsRequestsForInformation", {}}};
        m_gateway->setHandler([this](const ScriptedRequest &request) {
            if (request.path() == "/accounts/contoso")
                return jsonReply(m_lists["/accounts"].first());
            if (m_lists.contains(request.path()))
                return page(m_lists[request.path()]);
            return jsonReply(R"({"error":{"code":"NotFound","message":"no"}})", 404);
        });
    }

protected:
    /// Every filter and every limit is ignored, but all is counted.
    static ScriptedReply page(const QList<QByteArray> &items, const QByteArray &count = {},
                              const QByteArray &next = {})
    {
        QByteArray body = "{\"value\":[" + items.join(", ") + "]"; // raw strings stop moc here
        if (!next.isEmpty())
            body += ",\"nextLink\":\"" + next + '"';
        ScriptedReply reply = jsonReply(body + "}");
        reply.headers.emplace_back("x-ms-record-count",
                                   count.isEmpty() ? QByteArray::number(items.size()) : count);
        return reply;
    }

    QStringList remote(const QStringList &arguments) const
    {
        return arguments + QStringList{QStringLiteral("--base-url"), m_gateway->url().toString(),
                                       QStringLiteral("--data-dir"), m_directory->path()};
    }

    ProgramRun
    run(const QStringList &arguments,
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        LiveRun live(remote(arguments), environment);
        return live.end();
    }

    /// A file with one number.
    QString numbersFile() const
    {
        QFile file(m_directory->filePath(QStringLiteral("numbers.csv")));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write("telephoneNumber,accountName,configuration_customSipHeader\n"
                       "+14255550001,contoso,abc\n") < 0)
            qFatal("cannot write a test file");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ScriptedServer> m_gateway;
    QHash<QByteArray, QList<QByteArray>> m_lists; ///< by path
};

} // namespace numberdesk
