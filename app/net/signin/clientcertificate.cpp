// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/signin/clientcertificate.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr std::chrono::seconds assertionLife = 10min;
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

struct CertificateText
{
    Q_DECLARE_TR_FUNCTIONS(ClientCertificate)
};

template <typename T, void (*Free)(T *)>
struct Freer
{
    void operator()(T *object) const { Free(object); }
};

using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509, X509_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, Freer<PKCS12, PKCS12_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX, EVP_MD_CTX_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO, BIO_free_all>>;

struct Pair
{
    Certificate certificate;
    Key key;
};

Memory memoryOf(const QByteArray &bytes)
{
    return Memory(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

/// Hands OpenSSL the passphrase; without this function it would ask on the terminal.
int givePassphrase(char *buffer, int size, int, void *passphrase)
{
    const auto &given = *static_cast<const QByteArray *>(passphrase);
    const int length = std::min(size, static_cast<int>(given.size()));
    std::copy_n(given.constData(), length, buffer);
    return length;
}

Pair readPem(const QByteArray &bytes, QByteArray passphrase)
{
    Pair pair;
    pair.certificate.reset(PEM_read_bio_X509(memoryOf(bytes).get(), nullptr, nullptr, nullptr));
    pair.key.reset(
        PEM_read_bio_PrivateKey(memoryOf(bytes).get(), nullptr, givePassphrase, &passphrase));
    return pair;
}

Pair parsePfx(PKCS12 *file, const QByteArray &passphrase)
{
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    PKCS12_parse(file, passphrase.constData(), &key, &certificate, nullptr);
    return {Certificate(certificate), Key(key)};
}

/// Older programs, Windows among them, seal PFX files with ciphers that OpenSSL 3 keeps apart.
bool loadOldCiphers()
{
    static const bool loaded = OSSL_PROVIDER_try_load(nullptr, "legacy", 1) != nullptr;
    return loaded;
}

Pair readPfx(const QByteArray &bytes, const QByteArray &passphrase)
{
    const Pkcs12 file(d2i_PKCS12_bio(memoryOf(bytes).get(), nullptr));
    if (!file)
        return {};
    Pair pair = parsePfx(file.get(), passphrase);
    if (!pair.key && loadOldCiphers())
        pair = parsePfx(file.get(), passphrase);
    return pair;
}

QByteArray thumbprintOf(X509 *certificate)
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    X509_digest(certificate, EVP_sha256(), reinterpret_cast<unsigned char *>(digest.data()),
                &length);
    return digest.first(static_cast<qsizetype>(length));
}

/// RSASSA-PSS with SHA-256 and a salt as long as the digest (RFC 7518 section 3.5, PS256).
QByteArray sign(EVP_PKEY *key, const QByteArray &text)
{
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *padding = nullptr;
    const auto *input = reinterpret_cast<const unsigned char *>(text.constData());
    const auto inputSize = static_cast<std::size_t>(text.size());
    std::size_t size = 0;
    const bool ready =
        EVP_DigestSignInit(context.get(), &padding, EVP_sha256(), nullptr, key) == 1 &&
        EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING) == 1 &&
        EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST) == 1 &&
        EVP_DigestSign(context.get(), nullptr, &size, input, inputSize) == 1;
    if (!ready)
        return {};
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    auto *output = reinterpret_cast<unsigned char *>(signature.data());
    if (EVP_DigestSign(context.get(), output, &size, input, inputSize) != 1)
        return {};
    return signature.first(static_cast<qsizetype>(size));
}

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

} // namespace

class ClientCertificate::Private
{
public:
    explicit Private(Pair pair)
        : key(std::move(pair.key)), thumbprint(thumbprintOf(pair.certificate.get()))
    {}

    Key key;
    QByteArray thumbprint;
};

ClientCertificate::ClientCertificate(std::shared_ptr<const Private> data) : d(std::move(data)) {}

Result<ClientCertificate, QString> ClientCertificate::load(const QByteArray &bytes,
                                                           const QByteArray &passphrase)
{
    Pair pair =
        bytes.contains("-----BEGIN") ? readPem(bytes, passphrase) : readPfx(bytes, passphrase);
    ERR_clear_error();
    if (!pair.certificate || !pair.key) {
        return Failure<QString>(
            passphrase.isEmpty()
                ? CertificateText::tr("The file holds no certificate with its private key, or they "
                                      "are sealed with a passphrase. Give the passphrase, or a PEM "
                                      "or PFX file with both.")
                : CertificateText::tr("The passphrase does not open the file, or it holds no "
                                      "certificate with its private key. Give the right "
                                      "passphrase, or a PEM or PFX file with both."));
    }
    if (EVP_PKEY_get_base_id(pair.key.get()) != EVP_PKEY_RSA) {
        return Failure<QString>(
            CertificateText::tr("The private key is no RSA key, which the identity platform asks "
                                "for. Use a certificate with an RSA key."));
    }
    if (X509_check_private_key(pair.certificate.get(), pair.key.get()) != 1) {
        ERR_clear_error();
        return Failure<QString>(
            CertificateText::tr("The private key does not belong to the certificate. Put the two "
                                "that belong together into the file."));
    }
    return ClientCertificate(std::make_shared<const Private>(std::move(pair)));
}

QByteArray ClientCertificate::assertion(const QUrl &tokenUrl, const QString &clientId,
                                        const QDateTime &now) const
{
    const qint64 seconds = now.toSecsSinceEpoch();
    const QJsonObject header{
        {u"alg"_s, u"PS256"_s},
        {u"typ"_s, u"JWT"_s},
        {u"x5t#S256"_s, QString::fromLatin1(d->thumbprint.toBase64(base64Url))}};
    const QJsonObject claims{{u"aud"_s, tokenUrl.toString(QUrl::FullyEncoded)},
                             {u"iss"_s, clientId},
                             {u"sub"_s, clientId},
                             {u"jti"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                             {u"iat"_s, seconds},
                             {u"nbf"_s, seconds},
                             {u"exp"_s, seconds + qint64(assertionLife.count())}};
    const QByteArray text = encoded(header) + '.' + encoded(claims);
    const QByteArray signature = sign(d->key.get(), text);
    return signature.isEmpty() ? QByteArray() : text + '.' + signature.toBase64(base64Url);
}

} // namespace numberdesk
