// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/signin/clientcertificate.h"
#include "storage/storageerror.h"

#include <QByteArray>
#include <QString>

namespace numberdesk {

/// The certificates of a file of authorities (PEM, DER or PKCS #7), as PEM. FileMissing when it
/// cannot be read, Unusable when it holds no certificate. Reads the disk.
StorageResult<QByteArray> readAuthorities(const QString &path);

/// The certificate in a PEM or PFX file; `passphrase` may be empty. FileMissing when the file
/// cannot be read, Certificate when it cannot be used. Reads the disk.
StorageResult<ClientCertificate> readClientCertificate(const QString &path,
                                                       const QByteArray &passphrase);

} // namespace numberdesk
