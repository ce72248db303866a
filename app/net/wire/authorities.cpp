// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/authorities.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include <limits>
#include <memory>

namespace numberdesk {

namespace {

template <auto release>
struct Releaser
{
    template <typename T>
    void operator()(T *value) const
    {
        release(value);
    }
};

using Bio = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using Authority = std::unique_ptr<X509, Releaser<X509_free>>;
using Bundle = std::unique_ptr<PKCS7, Releaser<PKCS7_free>>;

Bio readingOf(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

void write(BIO *out, X509 *certificate)
{
    PEM_write_bio_X509(out, certificate);
}

/// Every certificate that stands in PEM: plain, or with trust settings, which are left out.
void copyPem(const QByteArray &bytes, BIO *out)
{
    const Bio in = readingOf(bytes);
    while (const Authority certificate{PEM_read_bio_X509_AUX(in.get(), nullptr, nullptr, nullptr)})
        write(out, certificate.get());
}

void copyDer(const QByteArray &bytes, BIO *out)
{
    const Bio in = readingOf(bytes);
    while (const Authority certificate{d2i_X509_bio(in.get(), nullptr)})
        write(out, certificate.get());
}

/// PKCS #7 "certs-only" messages (RFC 2315 section 9.1).
void copyBundle(const Bundle &bundle, BIO *out)
{
    if (!bundle || !PKCS7_type_is_signed(bundle.get()) || bundle->d.sign == nullptr)
        return;
    const STACK_OF(X509) *const certificates = bundle->d.sign->cert;
    for (int i = 0; certificates != nullptr && i < sk_X509_num(certificates); ++i)
        write(out, sk_X509_value(certificates, i));
}

} // namespace

QByteArray authoritiesAsPem(const QByteArray &file)
{
    if (file.isEmpty() || file.size() > std::numeric_limits<int>::max())
        return {};
    const Bio out(BIO_new(BIO_s_mem()));
    copyPem(file, out.get());
    copyBundle(Bundle(PEM_read_bio_PKCS7(readingOf(file).get(), nullptr, nullptr, nullptr)),
               out.get());
    copyDer(file, out.get());
    copyBundle(Bundle(d2i_PKCS7_bio(readingOf(file).get(), nullptr)), out.get());
    ERR_clear_error(); // each form but one is a failure to the library
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return size > 0 ? QByteArray(text, size) : QByteArray();
}

} // namespace numberdesk
