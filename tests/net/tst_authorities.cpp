// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/authorities.h"
#include "support/testauthority.h"
#include "support/testprogram.h"

#include <QSslCertificate>
#include <QTest>

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include <memory>

using namespace numberdesk;

namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate readPem(const QByteArray &pem)
{
    BIO *in = BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size()));
    Certificate certificate(PEM_read_bio_X509(in, nullptr, nullptr, nullptr), X509_free);
    BIO_free_all(in);
    return certificate;
}

template <typename Write>
QByteArray written(Write write)
{
    BIO *out = BIO_new(BIO_s_mem());
    write(out);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    const QByteArray bytes(data, size);
    BIO_free_all(out);
    return bytes;
}

/// What key stores export as .p7b: certificates and nothing else.
std::unique_ptr<PKCS7, decltype(&PKCS7_free)> bundleOf(const QList<QByteArray> &pems)
{
    std::unique_ptr<PKCS7, decltype(&PKCS7_free)> bundle(PKCS7_new(), PKCS7_free);
    PKCS7_set_type(bundle.get(), NID_pkcs7_signed);
    PKCS7_content_new(bundle.get(), NID_pkcs7_data);
    for (const QByteArray &pem : pems)
        PKCS7_add_certificate(bundle.get(), readPem(pem).get());
    return bundle;
}

} // namespace

/// Files of certificate authorities in every form that key stores export.
class TestAuthorities : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryForm_data();
    void readsEveryForm();
    void findsNoneElsewhere_data();
    void findsNoneElsewhere();

private:
    TestAuthority m_authority;
};

void TestAuthorities::readsEveryForm_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("count");
    const QByteArray root = m_authority.pem();
    const QByteArray issuing = m_authority.issuingPem();
    const QByteArray der = QSslCertificate(root).toDer();
    QTest::newRow("PEM") << root << 1;
    QTest::newRow("PEM, several, with text") << "Root:\n" + root + "\nIssuing:\r\n" + issuing << 2;
    QTest::newRow("DER") << der << 1;
    QTest::newRow("DER, several") << der + QSslCertificate(issuing).toDer() << 2;
    const auto bundle = bundleOf({root, issuing});
    QTest::newRow("PKCS #7, PEM") << written([&](BIO *out) {
        PEM_write_bio_PKCS7(out, bundle.get());
    }) << 2;
    QTest::newRow("PKCS #7, DER") << written([&](BIO *out) { i2d_PKCS7_bio(out, bundle.get()); })
                                  << 2;
    const Certificate trusted = readPem(root);
    X509_add1_trust_object(trusted.get(), OBJ_nid2obj(NID_server_auth));
    const QByteArray text = written([&](BIO *out) { PEM_write_bio_X509_AUX(out, trusted.get()); });
    QVERIFY(text.contains("TRUSTED CERTIFICATE"));
    QTest::newRow("TRUSTED CERTIFICATE") << text << 1;
}

void TestAuthorities::readsEveryForm()
{
    QFETCH(QByteArray, file);
    const QList<QSslCertificate> certificates =
        QSslCertificate::fromData(authoritiesAsPem(file), QSsl::Pem);
    QTEST(static_cast<int>(certificates.size()), "count");
    QCOMPARE(certificates.first(), QSslCertificate(m_authority.pem()));
}

void TestAuthorities::findsNoneElsewhere_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("This is no certificate.\n");
    QTest::newRow("broken PEM") << QByteArray(
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    QTest::newRow("bytes") << QByteArray("\x30\x82\x01\x00\x00\x01", 6);
}

void TestAuthorities::findsNoneElsewhere()
{
    QFETCH(QByteArray, file);
    QCOMPARE(authoritiesAsPem(file), QByteArray());
}

NUMBERDESK_TEST("authorities", TestAuthorities)
#include "tst_authorities.moc"
