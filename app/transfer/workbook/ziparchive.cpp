// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/ziparchive.h"

#include "transfer/workbook/tokenguard.h"

#include <QCoreApplication>

#include <algorithm>
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
    /// `packed` is the size of the part in the archive, in bytes, `unpacked` the one that the
    /// archive says, which may be a lie; 0 when it says none.
    ZipPart(zip_file_t *file, qint64 packed, qint64 unpacked, const PartLimits &limits,
            CancelFlag cancel)
        : m_file(file)
        , m_packed(packed)
        , m_told(unpacked)
        , m_limits(limits)
        , m_cancel(std::move(cancel))
        , m_guard(limits.mostInToken)
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
        if (*m_cancel)
            return end(ZipText::tr("Reading was cancelled."));
        const zip_int64_t got = zip_fread(m_file, data, static_cast<zip_uint64_t>(size));
        if (got < 0)
            return end(ZipText::tr("The archive is damaged."));
        m_isAtEnd = got == 0;
        m_total += got;
        const qint64 unpacked = std::max(m_total, m_told);
        if (unpacked > m_limits.most)
            return end(ZipText::tr("It unpacks to more than %L1 bytes.").arg(m_limits.most));
        if (unpacked > m_limits.unsuspicious && unpacked > m_packed * m_limits.mostTimes) {
            return end(ZipText::tr("It unpacks to more than %L1 times its size, as no sheet does.")
                           .arg(m_limits.mostTimes));
        }
        if (!m_guard.take(QByteArrayView(data, got)))
            return end(
                ZipText::tr("It holds a text of more than %L1 bytes.").arg(m_limits.mostInToken));
        return got == 0 && size > 0 ? -1 : got;
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    qint64 end(const QString &reason)
    {
        setErrorString(reason);
        m_isAtEnd = true;
        return -1;
    }

    zip_file_t *m_file;
    qint64 m_packed;
    qint64 m_told;
    PartLimits m_limits;
    CancelFlag m_cancel;
    TokenGuard m_guard;
    qint64 m_total = 0;
    bool m_isAtEnd = false;
};

class LibZipArchive final : public ZipArchive
{
public:
    LibZipArchive(QByteArray content, zip_t *zip, const PartLimits &limits, CancelFlag cancel)
        : m_content(std::move(content)), m_zip(zip), m_limits(limits), m_cancel(std::move(cancel))
    {}
    ~LibZipArchive() override { zip_discard(m_zip); }
    Q_DISABLE_COPY_MOVE(LibZipArchive)

    bool has(const QString &part) const override { return indexOf(part) >= 0; }

    std::unique_ptr<QIODevice> part(const QString &part, qint64 mostBytes) const override
    {
        const zip_int64_t found = indexOf(part);
        if (found < 0)
            return nullptr;
        const auto index = static_cast<zip_uint64_t>(found);
        zip_stat_t about;
        zip_stat_init(&about);
        if (zip_stat_index(m_zip, index, 0, &about) != 0)
            return nullptr;
        zip_file_t *file = zip_fopen_index(m_zip, index, 0);
        if (file == nullptr)
            return nullptr;
        PartLimits limits = m_limits;
        limits.most = std::min(limits.most, mostBytes);
        // No part is larger than the archive, whatever that says of it.
        const qint64 packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0
                                  ? static_cast<qint64>(about.comp_size)
                                  : m_content.size();
        const auto unpacked =
            (about.valid & ZIP_STAT_SIZE) != 0 ? static_cast<qint64>(about.size) : 0;
        return std::make_unique<ZipPart>(file, std::clamp<qint64>(packed, 0, m_content.size()),
                                         unpacked, limits, m_cancel);
    }

private:
    /// Names of parts are compared without regard to letter case (ECMA-376 part 2, 6.2.2).
    zip_int64_t indexOf(const QString &part) const
    {
        return zip_name_locate(m_zip, part.toUtf8().constData(), ZIP_FL_NOCASE | ZIP_FL_ENC_GUESS);
    }

    QByteArray m_content;
    zip_t *m_zip;
    PartLimits m_limits;
    CancelFlag m_cancel;
};

} // namespace

std::unique_ptr<ZipArchive> ZipArchive::open(const QByteArray &content, const PartLimits &limits,
                                             const CancelFlag &cancel)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(
        content.constData(), static_cast<zip_uint64_t>(content.size()), 0, &error);
    zip_t *zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr && source != nullptr)
        zip_source_free(source);
    zip_error_fini(&error);
    return zip == nullptr ? nullptr : std::make_unique<LibZipArchive>(content, zip, limits, cancel);
}

} // namespace numberdesk
