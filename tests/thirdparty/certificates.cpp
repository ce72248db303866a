// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "thirdparty/certificates.h"

#include "thirdparty/childprocess.h"

#include <QDir>
#include <QFile>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

/// Everything that the openssl command would else take from the system's configuration. `openssl
/// ca` is the one subcommand of OpenSSL 3.0 that can make a certificate which has expired.
constexpr auto configuration = R"(
[req]
distinguished_name = name
x509_extensions = authority_extensions
prompt = no
[name]
commonName = Numberdesk test authority
[authority_extensions]
basicConstraints = critical,CA:TRUE
subjectKeyIdentifier = hash
[leaf_extensions]
basicConstraints = CA:FALSE
[ca]
default_ca = authority
[authority]
database = %1/index.txt
new_certs_dir = %1
rand_serial = yes
unique_subject = no
certificate = %1/authority.pem
private_key = %1/authority.key
default_md = sha256
policy = any_name
copy_extensions = copy
[any_name]
commonName = supplied
)"_L1;

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QString opensslTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMddhhmmss'Z'"_s);
}

const QStringList smallKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                           u"-nodes"_s};

} // namespace

Validity Validity::now()
{
    const QDateTime today = QDateTime::currentDateTimeUtc();
    return {today.addDays(-1), today.addDays(2)};
}

Validity Validity::lastYear()
{
    const QDateTime today = QDateTime::currentDateTimeUtc();
    return {today.addYears(-1), today.addDays(-30)};
}

CertificateAuthority::CertificateAuthority(const QString &directory) : m_directory(directory)
{
    QDir().mkpath(m_directory);
    writeFile(path(u"openssl.cnf"_s), QString(configuration).arg(m_directory).toUtf8());
    writeFile(path(u"index.txt"_s), {});
    openssl(QStringList{u"req"_s, u"-x509"_s, u"-days"_s, u"2"_s, u"-keyout"_s,
                        path(u"authority.key"_s), u"-out"_s, certificate()} +
            smallKey);
}

QString CertificateAuthority::path(const QString &name) const
{
    return m_directory + u'/' + name;
}

void CertificateAuthority::openssl(const QStringList &arguments) const
{
    runTool(u"openssl"_s,
            QStringList{arguments.constFirst(), u"-config"_s, path(u"openssl.cnf"_s)} +
                arguments.sliced(1));
}

KeyPair CertificateAuthority::request(const QString &name, const QStringList &hosts) const
{
    const KeyPair pair{path(name + u".csr"_s), path(name + u".key"_s)};
    openssl(QStringList{u"req"_s, u"-new"_s, u"-subj"_s, u"/CN="_s + name, u"-addext"_s,
                        u"subjectAltName="_s + hosts.join(u','), u"-keyout"_s, pair.key, u"-out"_s,
                        pair.certificate} +
            smallKey);
    return pair;
}

KeyPair CertificateAuthority::issue(const QString &name, const QStringList &hosts,
                                    const Validity &validity) const
{
    const KeyPair requested = request(name, hosts);
    const KeyPair issued{path(name + u".pem"_s), requested.key};
    openssl({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-startdate"_s, opensslTime(validity.from),
             u"-enddate"_s, opensslTime(validity.until), u"-in"_s, requested.certificate, u"-out"_s,
             issued.certificate});
    return issued;
}

KeyPair CertificateAuthority::selfSigned(const QString &name, const QStringList &hosts) const
{
    const KeyPair pair{path(name + u".pem"_s), path(name + u".key"_s)};
    openssl(QStringList{u"req"_s, u"-x509"_s, u"-extensions"_s, u"leaf_extensions"_s, u"-days"_s,
                        u"2"_s, u"-subj"_s, u"/CN="_s + name, u"-addext"_s,
                        u"subjectAltName="_s + hosts.join(u','), u"-keyout"_s, pair.key, u"-out"_s,
                        pair.certificate} +
            smallKey);
    return pair;
}

ClientIdentity makeClientIdentity(const QString &directory, const QString &name,
                                  const QString &passphrase)
{
    const QString base = directory + u'/' + name;
    const QString key = base + u".key"_s;
    const ClientIdentity identity{base + u".crt"_s, base + u".pem"_s, base + u".pfx"_s};
    QProcessEnvironment environment = plainEnvironment();
    environment.insert(u"PASSPHRASE"_s, passphrase);
    runTool(u"openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-passout"_s, u"env:PASSPHRASE"_s,
             u"-days"_s, u"2"_s, u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, key, u"-out"_s,
             identity.certificate},
            environment);
    runTool(u"openssl"_s,
            {u"pkcs12"_s, u"-export"_s, u"-in"_s, identity.certificate, u"-inkey"_s, key,
             u"-passin"_s, u"env:PASSPHRASE"_s, u"-passout"_s, u"env:PASSPHRASE"_s, u"-out"_s,
             identity.pfx},
            environment);
    writeFile(identity.pem, readFile(identity.certificate) + readFile(key));
    return identity;
}

} // namespace numberdesk
