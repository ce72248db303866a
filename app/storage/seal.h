// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "storage/secretbytes.h"

#include <QByteArray>

#include <optional>

namespace numberdesk {

/// Why sealed bytes cannot be opened.
enum class SealFault : quint8 {
    Damaged,         ///< not what was written
    Newer,           ///< a format or a cost that this version does not know
    WrongPassphrase, ///< whole, but sealed with another passphrase
};

/// How a key is derived from a passphrase: scrypt (RFC 7914) with N = 2^logN.
struct SealParameters
{
    quint8 logN = 15;
    quint8 r = 8;
    quint8 p = 1;
    QByteArray salt; ///< 16 random bytes

    bool operator==(const SealParameters &) const = default;

    /// The costs for something new, with a salt of its own; nothing when the system has no random
    /// bytes.
    static std::optional<SealParameters> fresh();
    /// Those of sealed bytes; Damaged when their heading is not whole.
    static Result<SealParameters, SealFault> of(const QByteArray &sealed);
};

/// Seals bytes with a passphrase: AES-256-GCM with a fresh nonce each time, the heading
/// authenticated with them. Deriving the key takes a noticeable time and 32 MiB: off the GUI
/// thread. A check value in the heading tells a wrong passphrase from damage.
class SealKey
{
public:
    /// Nothing when memory does not suffice.
    static std::optional<SealKey> derive(const SecretBytes &passphrase,
                                         const SealParameters &parameters);

    /// What the key was derived with, to be written beside what it seals.
    const SealParameters &parameters() const { return m_parameters; }

    /// Nothing when the cryptographic library fails.
    std::optional<QByteArray> seal(const QByteArray &plain) const;
    /// Bytes sealed with the same parameters.
    Result<QByteArray, SealFault> open(const QByteArray &sealed) const;

private:
    QByteArray heading(const QByteArray &nonce) const;

    SealParameters m_parameters;
    SecretBytes m_key;
    QByteArray m_check; ///< tells whether the passphrase is right
};

} // namespace numberdesk
