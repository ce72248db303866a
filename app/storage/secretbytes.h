// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <openssl/crypto.h>

#include <vector>

namespace numberdesk {

/// Overwrites bytes that nobody else shares, in a way that the compiler keeps.
inline void cleanse(QByteArray &bytes)
{
    OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

/// A passphrase or key in memory, overwritten when it is dropped.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// A copy of `bytes`, or so many zeros.
    explicit SecretBytes(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    /// A copy of `bytes`, or so many zeros.
    explicit SecretBytes(std::size_t size) : m_bytes(size) {}
    ~SecretBytes() { OPENSSL_cleanse(m_bytes.data(), m_bytes.size()); }
    Q_DISABLE_COPY(SecretBytes)
    SecretBytes(SecretBytes &&other) noexcept { m_bytes.swap(other.m_bytes); }
    SecretBytes &operator=(SecretBytes &&other) noexcept
    {
        m_bytes.swap(other.m_bytes);
        return *this;
    }

    /// Of size() bytes; moves with the object, is overwritten when it goes.
    unsigned char *data() { return m_bytes.data(); }
    /// Of size() bytes; moves with the object, is overwritten when it goes.
    const unsigned char *data() const { return m_bytes.data(); }
    /// In bytes.
    std::size_t size() const { return m_bytes.size(); }

private:
    std::vector<unsigned char> m_bytes;
};

} // namespace numberdesk
