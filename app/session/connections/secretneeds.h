// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"
#include "storage/storageerror.h"

namespace numberdesk {

/// Whether the profile's place has something to keep: a client secret or a passphrase.
bool hasSecret(const ConnectionProfile &profile);

/// True for a place that still has a secret when the program starts again without being told.
bool keepsForLater(SecretPlace place);

/// The error (Kind::SecretMissing) that asks a person for the client secret of the profile, or for
/// the passphrase of its certificate file, and names the variable that commands take it from.
StorageError secretMissing(const ConnectionProfile &profile);

} // namespace numberdesk
