// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "thirdparty/certificates.h"
#include "thirdparty/childprocess.h"

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <memory>

namespace numberdesk {

/// One TLS server of an nginx.
struct NginxServer
{
    QString name;          ///< its log is named so
    QStringList addresses; ///< where it listens: "127.0.0.1:8443"
    KeyPair identity;
    QString directives; ///< what it does with requests
    QString tls = QStringLiteral("ssl_protocols TLSv1.2 TLSv1.3;");
};

/// Directives that hand every request to a server on a loopback port, under the name by which the
/// client asked. Nothing else is set: it is what an administrator's first try would be.
QString passTo(quint16 port);

/// The nginx of this system with servers of the test's own; every file of it is in a directory.
class Nginx
{
public:
    explicit Nginx(QString directory);

    /// Before start().
    void addServer(const NginxServer &server);

    /// Runs it until this object ends; a sentence when it does not listen.
    Result<void, QString> start();

    /// A line for each request that came through the TLS handshake:
    /// METHOD URI STATUS REPEATABILITY-REQUEST-ID.
    QByteArrayList requests(const QString &server) const;

private:
    QString path(const QString &name) const;

    QString m_directory;
    QStringList m_servers;
    std::unique_ptr<ChildProcess> m_process;
};

/// A TCP port that was free on every address when asked, outside the range from which the kernel
/// gives ports away, so that nobody takes it meanwhile by accident.
quint16 freePort();

} // namespace numberdesk
