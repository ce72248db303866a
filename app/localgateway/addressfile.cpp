// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/addressfile.h"

#include "localgateway/json.h"

#include <QFile>
#include <QSaveFile>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

AddressFile::AddressFile(const QString &databaseFile) : m_path(databaseFile + u".address.json"_s) {}

QString AddressFile::path() const
{
    return m_path;
}

Result<void, QString> AddressFile::write(const Address &address) const
{
    const Json content{{"baseUrl", address.baseUrl.toString().toStdString()},
                       {"tokenUrl", address.tokenUrl.toString().toStdString()},
                       {"clientId", address.clientId.toStdString()},
                       {"clientSecret", address.clientSecret.toStdString()},
                       {"process", address.process}};
    QSaveFile file(m_path);
    // Private before the secret is in it.
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(dump(content) + '\n') < 0 || !file.commit())
        return Failure<QString>(
            u"The address file %1 cannot be written: %2"_s.arg(m_path, file.errorString()));
    return {};
}

std::optional<Address> AddressFile::read() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const Json content = parseJson(file.readAll());
    const Json *process = member(content, "process");
    if (!process || !process->is_number_integer())
        return std::nullopt;
    Address address{QUrl(textMember(content, "baseUrl")), QUrl(textMember(content, "tokenUrl")),
                    textMember(content, "clientId"), textMember(content, "clientSecret"),
                    process->get<qint64>()};
    if (address.baseUrl.isEmpty())
        return std::nullopt;
    return address;
}

void AddressFile::remove(qint64 process) const
{
    const auto address = read();
    if (address && address->process == process)
        QFile::remove(m_path);
}

} // namespace numberdesk::localgateway
