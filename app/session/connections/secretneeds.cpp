// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/secretneeds.h"

#include "storage/secretvariables.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct SecretNeedsText
{
    Q_DECLARE_TR_FUNCTIONS(SecretNeeds)
};

} // namespace

bool hasSecret(const ConnectionProfile &profile)
{
    return !profile.tokenUrl.isEmpty() && profile.secretPlace != SecretPlace::None;
}

bool keepsForLater(SecretPlace place)
{
    return place == SecretPlace::Keychain || place == SecretPlace::EncryptedFile;
}

StorageError secretMissing(const ConnectionProfile &profile)
{
    using Text = SecretNeedsText;
    if (needsSecret(profile)) {
        return {StorageError::Kind::SecretMissing,
                Text::tr("The client secret of the connection %1 is not kept here. Enter it.")
                    .arg(profile.name),
                Text::tr("Commands take it from %1.").arg(secretvariables::clientSecret)};
    }
    return {StorageError::Kind::SecretMissing,
            Text::tr("The passphrase of the certificate of the connection %1 is not kept here. "
                     "Enter it.")
                .arg(profile.name),
            Text::tr("Commands take it from %1.").arg(secretvariables::certificatePassphrase)};
}

} // namespace numberdesk
