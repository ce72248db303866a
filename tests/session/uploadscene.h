// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/following/pendingpoller.h"
#include "session/gatewaydata.h"
#include "session/sessionrig.h"
#include "session/upload/upload.h"
#include "support/scriptedgateway.h"
#include "support/testresources.h"

#include <QFile>
#include <QSignalSpy>

namespace numberdesk {

/// Comes before the session that talks to it.
struct BendableGateway
{
    ScriptedGateway gateway;
};

/// A session with an upload, without a window, at a gateway that a test bends at will.
struct UploadScene : BendableGateway, SessionRig
{
    using Stage = Upload::Stage;

    explicit UploadScene(bool readOnly = false) : SessionRig(connection(gateway.url(), readOnly))
    {
        gateway.others.putAccount(account, {QStringLiteral("zoomPhoneCloudPeering")});
        if (!open())
            qFatal("The session did not open");
    }

    static Connection connection(const QUrl &gateway, bool readOnly)
    {
        Connection connection = connectionTo(gateway);
        connection.profile.readOnly = readOnly;
        return connection;
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
    Upload upload{session};
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
