// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/signin/clientcertificate.h"
#include "net/signin/clientcredentials.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray contentOf(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    const QByteArray content(data, size);
    BIO_free_all(memory);
    return content;
}

/// A key and a certificate that it signed itself, made anew for each run.
struct SelfSigned
{
    EVP_PKEY *key = EVP_RSA_gen(2048);
    X509 *certificate = X509_new();

    SelfSigned()
    {
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_sign(certificate, key, EVP_sha256());
    }
    ~SelfSigned()
    {
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    Q_DISABLE_COPY_MOVE(SelfSigned)

    QByteArray certificatePem() const
    {
        BIO *memory = BIO_new(BIO_s_mem());
        PEM_write_bio_X509(memory, certificate);
        return contentOf(memory);
    }
    QByteArray keyPem(const QByteArray &passphrase = {}) const
    {
        BIO *memory = BIO_new(BIO_s_mem());
        QByteArray secret = passphrase;
        PEM_write_bio_PKCS8PrivateKey(memory, key, secret.isEmpty() ? nullptr : EVP_aes_256_cbc(),
                                      secret.data(), static_cast<int>(secret.size()), nullptr,
                                      nullptr);
        return contentOf(memory);
    }
    QByteArray pfx(const QByteArray &passphrase) const
    {
        PKCS12 *file =
            PKCS12_create(passphrase.constData(), "test", key, certificate, nullptr, 0, 0, 0, 0, 0);
        BIO *memory = BIO_new(BIO_s_mem());
        i2d_PKCS12_bio(memory, file);
        PKCS12_free(file);
        return contentOf(memory);
    }
    bool verifies(const QByteArray &text, const QByteArray &signature) const
    {
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        EVP_PKEY_CTX *padding = nullptr;
        EVP_DigestVerifyInit(context, &padding, EVP_sha256(), nullptr, key);
        EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST);
        const int verdict = EVP_DigestVerify(
            context, reinterpret_cast<const unsigned char *>(signature.constData()),
            static_cast<std::size_t>(signature.size()),
            reinterpret_cast<const unsigned char *>(text.constData()),
            static_cast<std::size_t>(text.size()));
        EVP_MD_CTX_free(context);
        return verdict == 1;
    }
};

QJsonObject jsonPart(const QByteArray &part)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(part, base64Url)).object();
}

} // namespace

class TestClientCertificate : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItCanSignWith_data();
    void readsWhatOlderProgramsSealed();
    void readsWhatItCanSignWith();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
    void signsAsTheIdentityPlatformWants();
    void signsInWithAnAssertion();

private:
    SelfSigned m_pair;
    SelfSigned m_other;
};

void TestClientCertificate::readsWhatItCanSignWith_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("pem") << m_pair.certificatePem() + m_pair.keyPem() << QByteArray();
    QTest::newRow("pem, key first") << m_pair.keyPem() + m_pair.certificatePem() << QByteArray();
    QTest::newRow("pem with passphrase")
        << m_pair.certificatePem() + m_pair.keyPem("open") << QByteArray("open");
    QTest::newRow("pfx") << m_pair.pfx("open") << QByteArray("open");
}

void TestClientCertificate::readsWhatItCanSignWith()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, passphrase);
    const auto certificate = ClientCertificate::load(bytes, passphrase);
    QVERIFY2(certificate, certificate ? "" : qPrintable(certificate.error()));
}

void TestClientCertificate::refusesWhatItCannotUse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("certificate alone") << m_pair.certificatePem() << QByteArray();
    QTest::newRow("key alone") << m_pair.keyPem() << QByteArray();
    QTest::newRow("key of another") << m_pair.certificatePem() + m_other.keyPem() << QByteArray();
    QTest::newRow("no passphrase, no prompt")
        << m_pair.certificatePem() + m_pair.keyPem("open") << QByteArray();
    QTest::newRow("wrong passphrase") << m_pair.pfx("open") << QByteArray("sesame");
    QTest::newRow("noise") << QByteArray(4000, '\x30') << QByteArray();
}

void TestClientCertificate::refusesWhatItCannotUse()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, passphrase);
    const auto certificate = ClientCertificate::load(bytes, passphrase);
    QVERIFY(!certificate);
    QVERIFY(!certificate.error().isEmpty());
}

void TestClientCertificate::signsAsTheIdentityPlatformWants()
{
    const auto certificate =
        ClientCertificate::load(m_pair.certificatePem() + m_pair.keyPem(), QByteArray());
    QVERIFY(certificate);
    const QUrl tokenUrl(u"https://login.example/tenant/oauth2/v2.0/token"_s);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    const QList<QByteArray> parts = certificate->assertion(tokenUrl, u"client"_s, now).split('.');
    QCOMPARE(parts.size(), 3);
    const QJsonObject header = jsonPart(parts[0]);
    QCOMPARE(header["alg"_L1].toString(), u"PS256"_s);
    QCOMPARE(header["x5t#S256"_L1].toString().size(), 43);
    const QJsonObject claims = jsonPart(parts[1]);
    QCOMPARE(claims["aud"_L1].toString(), tokenUrl.toString());
    QCOMPARE(claims["iss"_L1].toString(), u"client"_s);
    QCOMPARE(claims["sub"_L1].toString(), u"client"_s);
    QCOMPARE(claims["nbf"_L1].toInteger(), 1'700'000'000);
    QCOMPARE(claims["exp"_L1].toInteger(), 1'700'000'600);
    QVERIFY(!claims["jti"_L1].toString().isEmpty());
    QVERIFY(
        m_pair.verifies(parts[0] + '.' + parts[1], QByteArray::fromBase64(parts[2], base64Url)));
    QVERIFY(
        !m_other.verifies(parts[0] + '.' + parts[1], QByteArray::fromBase64(parts[2], base64Url)));
}

void TestClientCertificate::signsInWithAnAssertion()
{
    const auto certificate =
        ClientCertificate::load(m_pair.certificatePem() + m_pair.keyPem(), QByteArray());
    QVERIFY(certificate);
    ScriptedServer server;
    server.enqueue(jsonReply(R"({"token_type":"Bearer","expires_in":3599,"access_token":"good"})"));
    ClientCredentials credentials;
    credentials.tokenUrl = server.url(u"/token"_s);
    credentials.clientId = u"client"_s;
    credentials.certificate = *certificate;
    ClientCredentialsTokenSource source(credentials);
    const auto token = resultOf(source.token());
    QVERIFY(token && *token);
    QCOMPARE(**token, QByteArray("good"));
    const QUrlQuery form(QString::fromUtf8(server.requests().constFirst().body));
    QCOMPARE(form.queryItemValue(u"client_assertion_type"_s, QUrl::FullyDecoded),
             u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s);
    QCOMPARE(form.queryItemValue(u"client_assertion"_s).count(u'.'), 2);
    QVERIFY(!form.hasQueryItem(u"client_secret"_s));
}

/// Windows and older OpenSSL seal PFX files with RC2 and triple DES. Another process makes it,
/// since what that needs would stay loaded in this one.
void TestClientCertificate::readsWhatOlderProgramsSealed()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    QTemporaryDir directory;
    QFile pem(directory.filePath(u"pair.pem"_s));
    QVERIFY(pem.open(QIODevice::WriteOnly));
    pem.write(m_pair.certificatePem() + m_pair.keyPem());
    pem.close();
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"pkcs12"_s, u"-export"_s, u"-legacy"_s, u"-in"_s, pem.fileName(), u"-out"_s,
                   directory.filePath(u"pair.pfx"_s), u"-passout"_s, u"pass:open"_s});
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(openssl.exitCode(), 0);
    QFile pfx(directory.filePath(u"pair.pfx"_s));
    QVERIFY(pfx.open(QIODevice::ReadOnly));
    const QByteArray bytes = pfx.readAll();
    QVERIFY(ClientCertificate::load(bytes, "open").has_value());
    QVERIFY(!ClientCertificate::load(bytes, "sesame").has_value());
}

NUMBERDESK_TEST("clientcertificate", TestClientCertificate)
#include "tst_clientcertificate.moc"
