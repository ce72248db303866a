// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/addressfile.h"

#include "files/ownfile.h"
#include "files/ownmarks.h"
#include "files/wholefile.h"
#include "localgateway/base/json.h"

#include <QFile>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 65536;

} // namespace

AddressFile::AddressFile(const QString &databaseFile) : m_path(databaseFile + endings::address) {}

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
                       {"process", address.process},
                       {"host", address.host.toStdString()},
                       {"boot", address.boot.toStdString()}};
    return writeWholeFile(m_path, FilePlace::DataDirectory, dump(content) + '\n')
        .map_error([this](const FileFault &fault) {
            return u"The address file %1 cannot be written: %2. %3"_s.arg(m_path, fault.reason,
                                                                          fault.remedy);
        });
}

std::optional<Address> AddressFile::read() const
{
    const FileResult<QByteArray> text = readOwnFile(m_path, mostBytes);
    if (!text)
        return std::nullopt;
    const Json content = parseJson(*text);
    const Json *process = member(content, "process");
    if (!process || !process->is_number_integer())
        return std::nullopt;
    Address address{QUrl(textMember(content, "baseUrl")),
                    QUrl(textMember(content, "tokenUrl")),
                    textMember(content, "clientId"),
                    textMember(content, "clientSecret"),
                    process->get<qint64>(),
                    textMember(content, "host"),
                    textMember(content, "boot").toUtf8()};
    if (address.baseUrl.isEmpty())
        return std::nullopt;
    return address;
}

void AddressFile::removeStale() const
{
    QFile::remove(m_path);
}

void AddressFile::remove(qint64 process) const
{
    const auto address = read();
    if (address && address->process == process)
        QFile::remove(m_path);
}

} // namespace numberdesk::localgateway
