// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "thirdparty/nginx.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTest>

#include <unistd.h>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

/// Log files and temporary files lie in the directory, too; nginx's own defaults belong to the
/// system's server. The files would else not be readable for the user that nginx changes to.
constexpr auto mainConfiguration = R"(%2
daemon off;
worker_processes 1;
pid %1/nginx.pid;
error_log %1/error.log info;
events {}
http {
  log_format traffic '$request_method $request_uri $status $http_repeatability_request_id';
  log_format authorization '$http_authorization';
  access_log off;
  client_max_body_size 8m;
  client_body_temp_path %1/body;
  proxy_temp_path %1/proxy;
  fastcgi_temp_path %1/fastcgi;
  scgi_temp_path %1/scgi;
  uwsgi_temp_path %1/uwsgi;
%3
}
)"_L1;

constexpr auto serverBlock = R"(
  server {
%1
    ssl_certificate %2;
    ssl_certificate_key %3;
    %4
    access_log %5 traffic;
    %6
  }
)"_L1;

constexpr int startMs = 20000;
constexpr quint16 firstPort = 20000;
constexpr quint16 lastPort = 32000;

bool isFree(quint16 port)
{
    QTcpServer server;
    return server.listen(QHostAddress::AnyIPv4, port);
}

} // namespace

QString passTo(quint16 port)
{
    return u"location / { proxy_pass http://127.0.0.1:%1; proxy_set_header Host $http_host; "
           "proxy_set_header X-Forwarded-Proto https; }"_s.arg(port);
}

Nginx::Nginx(QString directory) : m_directory(std::move(directory))
{
    QDir().mkpath(m_directory);
}

QString Nginx::path(const QString &name) const
{
    return m_directory + u'/' + name;
}

void Nginx::addServer(const NginxServer &server)
{
    QStringList listens;
    for (const QString &address : server.addresses)
        listens += u"    listen %1 ssl;"_s.arg(address);
    m_servers += QString(serverBlock)
                     .arg(listens.join(u'\n'), server.identity.certificate, server.identity.key,
                          server.tls, path(server.name + u".log"_s), server.directives);
}

Result<void, QString> Nginx::start()
{
    const QString file = path(u"nginx.conf"_s);
    const QString user = ::geteuid() == 0 ? u"user root;"_s : QString();
    QFile configuration(file);
    if (!configuration.open(QIODevice::WriteOnly) ||
        configuration.write(
            QString(mainConfiguration).arg(m_directory, user, m_servers.join(u'\n')).toUtf8()) < 0)
        return Failure<QString>(u"cannot write "_s + file);
    configuration.close();
    m_process =
        std::make_unique<ChildProcess>(u"nginx"_s, QStringList{u"-c"_s, file, u"-p"_s, m_directory,
                                                               u"-e"_s, path(u"error.log"_s)});
    // nginx writes it once it listens.
    const auto listens = [this] { return QFileInfo(path(u"nginx.pid"_s)).size() > 0; };
    (void)QTest::qWaitFor([&] { return listens() || m_process->hasEnded(); }, startMs);
    if (listens())
        return {};
    return Failure<QString>(u"nginx did not start: "_s + QString::fromUtf8(m_process->talk()));
}

QByteArrayList Nginx::requests(const QString &server) const
{
    QFile log(path(server + u".log"_s));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = log.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

quint16 freePort()
{
    // Test programs that run side by side start at different places.
    static int next = static_cast<int>(QCoreApplication::applicationPid() * 37);
    for (int tries = 0; tries < lastPort - firstPort; ++tries) {
        const auto port = static_cast<quint16>(firstPort + next++ % (lastPort - firstPort));
        if (isFree(port))
            return port;
    }
    qFatal("no free port");
}

} // namespace numberdesk
