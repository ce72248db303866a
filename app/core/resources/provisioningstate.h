// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace numberdesk {

/// What the backend says of a resource; the enumeration of the API is open.
enum class ProvisioningStatus : quint8 {
    Unknown, ///< absent, or a word that this version does not know
    Pending,
    Synced,
    Failed,
};

/// One entry of `serviceProvisioningErrors` or of an error reply (Azure.Core.Foundations.Error).
struct ProvisioningError
{
    QString code;
    QString message;
    QString target;
    QList<ProvisioningError> details;

    // Not defaulted: the type contains a list of itself, which is incomplete at this point.
    friend bool operator==(const ProvisioningError &left, const ProvisioningError &right);
};

bool operator==(const ProvisioningError &left, const ProvisioningError &right);
/// Agrees with ==.
size_t qHash(const ProvisioningError &error, size_t seed = 0);

/// `serviceProvisioningStatus` with its errors.
struct ProvisioningState
{
    ProvisioningStatus status = ProvisioningStatus::Unknown;
    QString statusText; ///< the word as received, shown when the status is Unknown
    QList<ProvisioningError> errors;

    bool operator==(const ProvisioningState &) const = default;
};

/// True when the backend has decided: synced or failed. A word that this version does not know is
/// followed like `pending`.
bool isDecided(const ProvisioningState &state);

/// Agrees with ==.
size_t qHash(const ProvisioningState &state, size_t seed = 0);

/// Reads the word without regard to letter case; `success` is an older word for `synced`.
ProvisioningStatus provisioningStatusFromText(QStringView text);

/// `pending`, `synced`, `failed`, or empty.
QString toApiText(ProvisioningStatus status);

/// "code: message (target)" of every error, one per line.
QString toDisplayText(const QList<ProvisioningError> &errors);

} // namespace numberdesk
