// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/client/httpclient.h"
#include "provisioning/following/pendingpoller.h"
#include "session/gatewaydata.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "support/scriptedgateway.h"
#include "support/testresources.h"
#include "support/virtualclock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace numberdesk {

/// A session with an upload, without a window, at a gateway that a test bends at will. Its clock
/// moves only when a test says so, or when nothing else happens while one waits.
struct UploadScene
{
    using Stage = Upload::Stage;

    explicit UploadScene(bool readOnly = false)
        : session(connectionTo(gateway.url(), readOnly), DataDirectory(directory.path()), clock)
        , upload(session)
    {
        gateway.others.putAccount(account, {QStringLiteral("zoomPhoneCloudPeering")});
        session.open();
        if (!QTest::qWaitFor([this] { return session.isOpen(); }))
            qFatal("The session did not open");
    }

    static Connection connectionTo(const QUrl &gateway, bool readOnly)
    {
        Connection connection;
        connection.profile.name = QStringLiteral("Contoso");
        connection.profile.baseUrl = gateway;
        connection.profile.requestBudget = 0;
        connection.profile.readOnly = readOnly;
        return connection;
    }

    bool waitFor(const std::function<bool()> &condition)
    {
        return clock.runUntil(condition, session.client());
    }

    bool reaches(Stage stage)
    {
        return waitFor([this, stage] { return upload.stage() == stage; });
    }

    /// Writes a file and gives it as a source.
    UploadSource fileOf(const QString &name, const QString &text) const
    {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("The file cannot be written");
        UploadSource source;
        source.paths = {file.fileName()};
        return source;
    }

    UploadSource fileOf(const QString &text) const
    {
        return fileOf(QStringLiteral("numbers.csv"), text);
    }

    /// Plans rows of `text` and waits for the plan.
    bool plan(const QString &text)
    {
        upload.start(fileOf(text));
        return reaches(Stage::Planned);
    }

    /// Numbers that the gateway has taken in batches or one by one.
    qsizetype writes() const
    {
        return std::count_if(gateway.requests().cbegin(), gateway.requests().cend(),
                             [](const ScriptedRequest &request) {
                                 return isBatch(request) || request.method == "PUT";
                             });
    }

    /// From now on the account has Operator Connect, whose numbers are pending once written.
    void handOnToTeams(bool sync = true)
    {
        gateway.others.putAccount(
            account,
            {QStringLiteral("teamsOperatorConnect"), QStringLiteral("zoomPhoneCloudPeering")},
            sync);
    }

    /// The gateway's backend has taken a pending number.
    void settle(const QString &telephoneNumber)
    {
        handOnToTeams(false); // what is written now is synced at once
        gateway.others.changeNumber(telephoneNumber, [](nlohmann::json &) {});
        handOnToTeams();
    }

    /// From now on the gateway answers with this error what `isMeant` says.
    void refuse(int status, std::function<bool(const ScriptedRequest &request)> isMeant)
    {
        gateway.setScript([status, isMeant = std::move(isMeant)](
                              const ScriptedRequest &request) -> std::optional<ScriptedReply> {
            if (isMeant(request))
                return errorReply(status, "Refused");
            return {};
        });
    }

    const QString account = QStringLiteral("contoso");
    ScriptedGateway gateway;
    VirtualClock clock;
    QTemporaryDir directory;
    Session session;
    Upload upload;
};

inline const QString zoomHeadings =
    QStringLiteral("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled,"
                   "configuration_customSipHeader\n");

/// Rows that create so many numbers of Operator Connect.
inline QString teamsRows(int count)
{
    const QString service = QStringLiteral("serviceDetails_teamsOperatorConnect_");
    QString text = QStringLiteral("telephoneNumber,accountName,%1enabled,%1configuration_usage,"
                                  "%1configuration_choosableCapabilities\n")
                       .arg(service);
    for (int i = 0; i < count; ++i)
        text +=
            numberAt(i) + QStringLiteral(",contoso,true,CallingUserAssignment,InboundCalling\n");
    return text;
}

/// Rows that create so many Zoom numbers on an account, from one on.
inline QString zoomRows(int count, const QString &account = QStringLiteral("contoso"),
                        int first = 0)
{
    QString text = zoomHeadings;
    for (int i = 0; i < count; ++i)
        text += numberAt(first + i) + QLatin1Char(',') + account + QStringLiteral(",true,desk\n");
    return text;
}

} // namespace numberdesk
