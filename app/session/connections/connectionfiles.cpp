// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/connectionfiles.h"

#include "net/wire/authorities.h"

#include <QCoreApplication>
#include <QFile>

namespace numberdesk {

namespace {

using Kind = StorageError::Kind;

struct ConnectionFilesText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionFiles)
};

StorageResult<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Failure<StorageError>(
            {Kind::FileMissing,
             ConnectionFilesText::tr("The file %1 cannot be read: %2. Put it there, or name "
                                     "another.")
                 .arg(path, file.errorString())});
    }
    return file.readAll();
}

} // namespace

StorageResult<QByteArray> readAuthorities(const QString &path)
{
    const StorageResult<QByteArray> bytes = readWhole(path);
    if (!bytes)
        return bytes;
    const QByteArray pem = authoritiesAsPem(*bytes);
    if (pem.isEmpty()) {
        return Failure<StorageError>(
            {Kind::Unusable,
             ConnectionFilesText::tr("The file %1 holds no certificate (PEM, DER or PKCS #7). Name "
                                     "a file that does.")
                 .arg(path)});
    }
    return pem;
}

StorageResult<ClientCertificate> readClientCertificate(const QString &path,
                                                       const QByteArray &passphrase)
{
    const StorageResult<QByteArray> bytes = readWhole(path);
    if (!bytes)
        return Failure<StorageError>(bytes.error());
    const Result<ClientCertificate, QString> certificate =
        ClientCertificate::load(*bytes, passphrase);
    if (!certificate) {
        return Failure<StorageError>(
            {Kind::Certificate, ConnectionFilesText::tr("The certificate %1 cannot be used. %2")
                                    .arg(path, certificate.error())});
    }
    return *certificate;
}

} // namespace numberdesk
