// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/ziparchive.h"

#include <QCoreApplication>

#include <zip.h>

namespace numberdesk {

namespace {

struct ZipText
{
    Q_DECLARE_TR_FUNCTIONS(ZipArchive)
};

/// One part, unpacked while it is read.
class ZipPart final : public QIODevice
{
public:
    ZipPart(zip_file_t *file, qint64 mostBytes) : m_file(file), m_most(mostBytes)
    {
        open(QIODevice::ReadOnly);
    }
    ~ZipPart() override { zip_fclose(m_file); }
    Q_DISABLE_COPY_MOVE(ZipPart)

    bool isSequential() const override { return true; }
    /// Nobody knows before it was read, and a reader takes 0 for the end.
    qint64 bytesAvailable() const override { return m_isAtEnd ? QIODevice::bytesAvailable() : 1; }
    bool atEnd() const override { return m_isAtEnd && QIODevice::bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const zip_int64_t got = zip_fread(m_file, data, static_cast<zip_uint64_t>(size));
        m_isAtEnd = got <= 0;
        m_total += got > 0 ? got : 0;
        if (got < 0)
            setErrorString(ZipText::tr("The archive is damaged."));
        if (m_total > m_most) {
            setErrorString(ZipText::tr("It unpacks to more than %L1 bytes.").arg(m_most));
            m_isAtEnd = true;
            return -1;
        }
        return got == 0 && size > 0 ? -1 : got;
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    zip_file_t *m_file;
    qint64 m_most;
    qint64 m_total = 0;
    bool m_isAtEnd = false;
};

class LibZipArchive final : public ZipArchive
{
public:
    LibZipArchive(QByteArray content, zip_t *zip, qint64 mostBytes)
        : m_content(std::move(content)), m_zip(zip), m_most(mostBytes)
    {}
    ~LibZipArchive() override { zip_discard(m_zip); }
    Q_DISABLE_COPY_MOVE(LibZipArchive)

    bool has(const QString &part) const override { return indexOf(part) >= 0; }

    std::unique_ptr<QIODevice> part(const QString &part) const override
    {
        const zip_int64_t index = indexOf(part);
        if (index < 0)
            return nullptr;
        zip_file_t *file = zip_fopen_index(m_zip, static_cast<zip_uint64_t>(index), 0);
        return file == nullptr ? nullptr : std::make_unique<ZipPart>(file, m_most);
    }

private:
    /// Names of parts are compared without regard to letter case (ECMA-376 part 2, 6.2.2).
    zip_int64_t indexOf(const QString &part) const
    {
        return zip_name_locate(m_zip, part.toUtf8().constData(), ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
    }

    QByteArray m_content;
    zip_t *m_zip;
    qint64 m_most;
};

} // namespace

std::unique_ptr<ZipArchive> ZipArchive::open(const QByteArray &content, qint64 mostBytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(
        content.constData(), static_cast<zip_uint64_t>(content.size()), 0, &error);
    zip_t *zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr && source != nullptr)
        zip_source_free(source);
    zip_error_fini(&error);
    return zip == nullptr ? nullptr : std::make_unique<LibZipArchive>(content, zip, mostBytes);
}

} // namespace numberdesk
