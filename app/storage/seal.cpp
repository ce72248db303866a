// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/seal.h"

#include "files/ownmarks.h"

#include <QCryptographicHash>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

// The heading: magic, version, logN, r, p, salt, check, checksum of all these, nonce. The
// ciphertext and the tag follow.
constexpr qsizetype magicSize = marks::secrets.size();
constexpr char sealVersion = 1;
constexpr qsizetype costsAt = magicSize + 1;
constexpr qsizetype saltAt = costsAt + 3;
constexpr qsizetype saltSize = 16;
constexpr qsizetype checkAt = saltAt + saltSize;
constexpr qsizetype checkSize = 16;
constexpr qsizetype checksumAt = checkAt + checkSize;
constexpr qsizetype checksumSize = 8;
constexpr qsizetype nonceAt = checksumAt + checksumSize;
constexpr qsizetype nonceSize = 12; // NIST SP 800-38D
constexpr qsizetype headingSize = nonceAt + nonceSize;
constexpr qsizetype tagSize = 16;
constexpr std::size_t keySize = 32;

// A crafted heading must not take all memory: 128 * N * r bytes are needed.
constexpr quint8 largestLogN = 18;
constexpr quint8 largestR = 16;
constexpr quint8 largestP = 4;
constexpr quint64 largestMemory = quint64(1) << 30;

struct CipherFreer
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherFreer>;

const unsigned char *in(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

int sizeOf(const QByteArray &bytes)
{
    return static_cast<int>(bytes.size());
}

std::optional<QByteArray> randomBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    if (RAND_bytes(out(bytes), static_cast<int>(size)) != 1)
        return std::nullopt;
    return bytes;
}

QByteArray checksumOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(checksumSize);
}

} // namespace

std::optional<SealParameters> SealParameters::fresh()
{
    const std::optional<QByteArray> salt = randomBytes(saltSize);
    if (!salt)
        return std::nullopt;
    SealParameters parameters;
    parameters.salt = *salt;
    return parameters;
}

Result<SealParameters, SealFault> SealParameters::of(const QByteArray &sealed)
{
    if (sealed.size() < headingSize + tagSize || !sealed.startsWith(marks::secrets))
        return Failure<SealFault>(SealFault::Damaged);
    if (sealed.at(magicSize) > sealVersion)
        return Failure<SealFault>(SealFault::Newer);
    if (checksumOf(sealed.first(checksumAt)) != sealed.sliced(checksumAt, checksumSize))
        return Failure<SealFault>(SealFault::Damaged);
    const auto cost = [&sealed](qsizetype i) {
        return static_cast<quint8>(sealed.at(costsAt + i));
    };
    SealParameters parameters{cost(0), cost(1), cost(2), sealed.sliced(saltAt, saltSize)};
    if (parameters.logN > largestLogN || parameters.r > largestR || parameters.p > largestP)
        return Failure<SealFault>(SealFault::Newer);
    return parameters;
}

std::optional<SealKey> SealKey::derive(const SecretBytes &passphrase,
                                       const SealParameters &parameters)
{
    SealKey key;
    key.m_parameters = parameters;
    SecretBytes derived(keySize + std::size_t(checkSize));
    if (EVP_PBE_scrypt(reinterpret_cast<const char *>(passphrase.data()), passphrase.size(),
                       in(parameters.salt), static_cast<std::size_t>(parameters.salt.size()),
                       quint64(1) << parameters.logN, parameters.r, parameters.p, largestMemory,
                       derived.data(), derived.size()) != 1)
        return std::nullopt;
    const QByteArrayView bytes(derived.data(), qsizetype(derived.size()));
    key.m_key = SecretBytes(bytes.first(qsizetype(keySize)));
    // The check is a half of what scrypt gave that the key does not tell, nor the other way round.
    key.m_check = bytes.sliced(qsizetype(keySize)).toByteArray();
    return key;
}

QByteArray SealKey::heading(const QByteArray &nonce) const
{
    QByteArray bytes = marks::secrets.toByteArray();
    bytes += sealVersion;
    bytes += static_cast<char>(m_parameters.logN);
    bytes += static_cast<char>(m_parameters.r);
    bytes += static_cast<char>(m_parameters.p);
    bytes += m_parameters.salt;
    bytes += m_check;
    bytes += checksumOf(bytes);
    return bytes + nonce;
}

std::optional<QByteArray> SealKey::seal(const QByteArray &plain) const
{
    const std::optional<QByteArray> nonce = randomBytes(nonceSize);
    if (!nonce)
        return std::nullopt;
    const QByteArray head = heading(*nonce);
    const Cipher cipher(EVP_CIPHER_CTX_new());
    QByteArray body(plain.size(), '\0');
    QByteArray tag(tagSize, '\0');
    int length = 0;
    const bool sealed =
        cipher &&
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, m_key.data(), in(*nonce)) ==
            1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &length, in(head), sizeOf(head)) == 1 &&
        EVP_EncryptUpdate(cipher.get(), out(body), &length, in(plain), sizeOf(plain)) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), out(tag), &length) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, out(tag)) == 1;
    if (!sealed)
        return std::nullopt;
    return head + body + tag;
}

Result<QByteArray, SealFault> SealKey::open(const QByteArray &sealed) const
{
    const Result<SealParameters, SealFault> parameters = SealParameters::of(sealed);
    if (!parameters)
        return Failure<SealFault>(parameters.error());
    const QByteArray check = sealed.sliced(checkAt, checkSize);
    if (CRYPTO_memcmp(check.constData(), m_check.constData(), std::size_t(checkSize)) != 0)
        return Failure<SealFault>(SealFault::WrongPassphrase);
    const QByteArray head = sealed.first(headingSize);
    const QByteArray body = sealed.sliced(headingSize, sealed.size() - headingSize - tagSize);
    QByteArray tag = sealed.last(tagSize);
    QByteArray plain(body.size(), '\0');
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int length = 0;
    const bool opened =
        cipher &&
        EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, m_key.data(),
                           in(head) + nonceAt) == 1 &&
        EVP_DecryptUpdate(cipher.get(), nullptr, &length, in(head), sizeOf(head)) == 1 &&
        EVP_DecryptUpdate(cipher.get(), out(plain), &length, in(body), sizeOf(body)) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, out(tag)) == 1 &&
        EVP_DecryptFinal_ex(cipher.get(), out(tag), &length) == 1;
    if (!opened) {
        cleanse(plain);
        return Failure<SealFault>(SealFault::Damaged);
    }
    return plain;
}

} // namespace numberdesk
