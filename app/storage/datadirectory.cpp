// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/datadirectory.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace numberdesk {

DataDirectory::DataDirectory(const QString &path)
{
    if (!path.isEmpty()) {
        m_path = QDir(path).absolutePath();
        m_settingsFile = m_path + "/numberdesk.conf"_L1;
        return;
    }
    const auto place = [](QStandardPaths::StandardLocation location) {
        return QStandardPaths::writableLocation(location);
    };
    m_path = place(QStandardPaths::GenericDataLocation) + "/numberdesk"_L1;
    m_settingsFile =
        place(QStandardPaths::GenericConfigLocation) + "/numberdesk/numberdesk.conf"_L1;
}

Result<void, QString> DataDirectory::ensure() const
{
    if (QFileInfo(m_path).isDir())
        return {};
    if (!QDir().mkpath(m_path)) {
        return Failure<QString>(
            QCoreApplication::translate("DataDirectory",
                                        "The data directory %1 cannot be created. Check its "
                                        "permissions or choose another with --data-dir.")
                .arg(QDir::toNativeSeparators(m_path)));
    }
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

QString DataDirectory::localGatewayDatabase() const
{
    return m_path + "/local-gateway.sqlite"_L1;
}

QString DataDirectory::deskDatabase() const
{
    return m_path + "/desk.sqlite"_L1;
}

QString DataDirectory::secretsFile() const
{
    return m_path + "/secrets.bin"_L1;
}

QString DataDirectory::budgetFile(const QString &key) const
{
    return m_path + "/budget/"_L1 + key;
}

QString DataDirectory::settingsFile() const
{
    return m_settingsFile;
}

QString DataDirectory::instanceName() const
{
    const QByteArray digest =
        QCryptographicHash::hash(m_path.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"numberdesk-"_s + QString::fromLatin1(digest.first(16));
}

} // namespace numberdesk
