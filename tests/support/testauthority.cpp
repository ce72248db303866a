// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testauthority.h"

#include <QSslCertificate>
#include <QSslKey>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace numberdesk {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Key makeKey()
{
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

QByteArray contentOf(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    const QByteArray content(data, size);
    BIO_free_all(memory);
    return content;
}

QByteArray pemOf(X509 *certificate)
{
    BIO *memory = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(memory, certificate);
    return contentOf(memory);
}

QByteArray pemOf(EVP_PKEY *key)
{
    BIO *memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(memory, key, nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(memory);
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void setName(X509_NAME *name, const QByteArray &commonName)
{
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1,
                               -1, 0);
}

Certificate makeCertificate(EVP_PKEY *key, const QByteArray &commonName,
                            const CertificateWishes &wishes)
{
    static int serial = 0;
    Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wishes.begins.count());
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wishes.ends.count());
    X509_set_pubkey(certificate.get(), key);
    setName(X509_get_subject_name(certificate.get()), commonName);
    return certificate;
}

} // namespace

class TestAuthority::Private
{
public:
    Key key = makeKey();
    Certificate certificate = makeCertificate(key.get(), "Test authority", {});
    Key issuingKey = makeKey();
    Certificate issuing = makeCertificate(issuingKey.get(), "Test issuing authority", {});
};

TestAuthority::TestAuthority() : d(std::make_unique<Private>())
{
    X509 *own = d->certificate.get();
    X509_set_issuer_name(own, X509_get_subject_name(own));
    addExtension(own, NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(own, d->key.get(), EVP_sha256());
    X509 *issuing = d->issuing.get();
    X509_set_issuer_name(issuing, X509_get_subject_name(own));
    addExtension(issuing, NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(issuing, d->key.get(), EVP_sha256());
}

TestAuthority::~TestAuthority() = default;

QByteArray TestAuthority::pem() const
{
    return pemOf(d->certificate.get());
}

QByteArray TestAuthority::issuingPem() const
{
    return pemOf(d->issuing.get());
}

QSslConfiguration TestAuthority::serverConfiguration(const CertificateWishes &wishes) const
{
    const Key key = makeKey();
    const Certificate issued = makeCertificate(key.get(), "Test server", wishes);
    X509 *issuer = wishes.byIssuingAuthority ? d->issuing.get() : d->certificate.get();
    EVP_PKEY *issuerKey = wishes.byIssuingAuthority ? d->issuingKey.get() : d->key.get();
    if (wishes.selfSigned) {
        issuer = issued.get();
        issuerKey = key.get();
    }
    X509_set_issuer_name(issued.get(), X509_get_subject_name(issuer));
    addExtension(issued.get(), NID_subject_alt_name, wishes.names);
    X509_sign(issued.get(), issuerKey, EVP_sha256());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(pemOf(issued.get())));
    configuration.setPrivateKey(QSslKey(pemOf(key.get()), QSsl::Ec));
    return configuration;
}

QSslConfiguration TestAuthority::oldServerConfiguration() const
{
    QSslConfiguration configuration = serverConfiguration();
    // Qt's own names for old versions are deprecated, and OpenSSL forbids them at its usual level.
    configuration.setProtocol(QSsl::AnyProtocol);
    configuration.setBackendConfigurationOption("CipherString", QByteArray("ALL:@SECLEVEL=0"));
    configuration.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1"));
    configuration.setBackendConfigurationOption("MaxProtocol", QByteArray("TLSv1.1"));
    return configuration;
}

} // namespace numberdesk
