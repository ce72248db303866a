// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/inputfile.h"

#include "core/filename.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct InputFile
{
    Q_DECLARE_TR_FUNCTIONS(InputFile)
};

CsvError error(const QString &path, const QString &message, const QString &remedy)
{
    return {false, shownFileName(path), 0, message, remedy};
}

CsvError tooLarge(const QString &path)
{
    return error(path, InputFile::tr("The file is larger than 256 MiB."),
                 InputFile::tr("Split it into several files."));
}

CsvError unopened(const QString &path, int reason)
{
    CsvError fault = error(path, InputFile::tr("The file cannot be opened."),
                           InputFile::tr("Check that it is a file that you may read."));
    if (reason != ENOENT)
        return fault;
    fault.missing = true;
    fault.message = InputFile::tr("The file does not exist.");
    fault.remedy = InputFile::tr("Check its name and folder.");
    return fault;
}

/// A descriptor that is closed at the end, unless it is standard input.
class Descriptor
{
public:
    explicit Descriptor(const QString &path)
        : m_fd(path == "-"_L1 ? STDIN_FILENO
                              : ::open(bytesOfFileName(path).constData(),
                                       O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))
    {}
    ~Descriptor()
    {
        if (m_fd > STDIN_FILENO)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int fd() const { return m_fd; }

private:
    int m_fd;
};

enum class Wait : quint8 { Ready, Cancelled };

/// Waits until something can be read. A pipe that nobody has opened for writing is at its end for
/// read(), but not for poll(), which is asked first.
Wait waitForInput(int fd, const CancelFlag &cancel)
{
    constexpr int milliseconds = 100;
    while (!*cancel) {
        pollfd waited{fd, POLLIN, 0};
        if (::poll(&waited, 1, milliseconds) != 0)
            return Wait::Ready; // an error shows when it is read
    }
    return Wait::Cancelled;
}

Result<QByteArray, CsvError> readAll(int fd, const QString &path, const CancelFlag &cancel)
{
    constexpr qsizetype chunk = 1 << 20;
    QByteArray content;
    QByteArray buffer(chunk, Qt::Uninitialized);
    while (true) {
        if (waitForInput(fd, cancel) == Wait::Cancelled)
            return Failure(error(path, InputFile::tr("Reading was cancelled."), {}));
        const ssize_t size = ::read(fd, buffer.data(), static_cast<std::size_t>(chunk));
        if (size == 0)
            return content;
        if (size > 0)
            content.append(buffer.constData(), size);
        else if (errno != EINTR && errno != EAGAIN)
            return Failure(error(path, InputFile::tr("The file could not be read fully."),
                                 InputFile::tr("Copy it to this computer and try again.")));
        if (content.size() > largestInput)
            return Failure(tooLarge(path));
    }
}

QString zipKind(const QByteArray &content)
{
    if (content.contains("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"))
        return InputFile::tr("an OpenDocument spreadsheet (.ods)");
    if (content.contains("xl/workbook.bin"))
        return InputFile::tr("an Excel workbook (.xlsb)");
    if (content.contains("xl/"))
        return InputFile::tr("an Excel workbook (.xlsx)");
    if (content.contains("Index/Document.iwa") || content.contains("Index.zip"))
        return InputFile::tr("a Numbers spreadsheet (.numbers)");
    return InputFile::tr("a ZIP archive");
}

struct Signature
{
    QByteArrayView start;
    const char *kind;
};

constexpr std::array signatures{
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
              QT_TRANSLATE_NOOP("InputFile", "an Excel workbook (.xls)")},
    Signature{"\x09\x08\x10\x00", QT_TRANSLATE_NOOP("InputFile", "an Excel workbook (.xls)")},
    Signature{"%PDF", QT_TRANSLATE_NOOP("InputFile", "a PDF document")},
    Signature{"{\\rtf", QT_TRANSLATE_NOOP("InputFile", "a formatted text (.rtf)")},
    Signature{"\x1F\x8B", QT_TRANSLATE_NOOP("InputFile", "a gzip archive")},
    Signature{"BZh", QT_TRANSLATE_NOOP("InputFile", "a bzip2 archive")},
    Signature{"7z\xBC\xAF", QT_TRANSLATE_NOOP("InputFile", "a 7-Zip archive")},
    Signature{"\xFD"
              "7zXZ",
              QT_TRANSLATE_NOOP("InputFile", "an xz archive")},
    Signature{"Rar!", QT_TRANSLATE_NOOP("InputFile", "a RAR archive")},
    Signature{"\x89PNG", QT_TRANSLATE_NOOP("InputFile", "a picture")},
    Signature{"\xFF\xD8\xFF", QT_TRANSLATE_NOOP("InputFile", "a picture")},
    Signature{"GIF8", QT_TRANSLATE_NOOP("InputFile", "a picture")},
    Signature{"SQLite format 3", QT_TRANSLATE_NOOP("InputFile", "an SQLite database")},
    Signature{"MIME-Version:", QT_TRANSLATE_NOOP("InputFile", "a web page (.mht)")},
    Signature{"ID;P", QT_TRANSLATE_NOOP("InputFile", "a SYLK spreadsheet (.slk)")},
};

/// Office keeps an encrypted workbook in a compound file ([MS-OFFCRYPTO] 2.3.4.4).
bool isEncryptedWorkbook(const QByteArray &content)
{
    static const QByteArray stream("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
    return content.startsWith("\xD0\xCF\x11\xE0") && content.contains(stream);
}

QString markupKind(const QByteArray &start)
{
    if (start.contains("urn:schemas-microsoft-com:office:spreadsheet"))
        return InputFile::tr("an Excel workbook (XML)");
    if (start.contains("opendocument") && start.contains("<office:document"))
        return InputFile::tr("an OpenDocument spreadsheet (.fods)");
    const QByteArray lower = start.toLower();
    for (const char *tag : {"<!doctype html", "<html", "<head", "<body", "<table", "<meta",
                            "<script", "<style", "<div", "<title"}) {
        if (lower.contains(tag))
            return InputFile::tr("a web page");
    }
    return lower.startsWith("<?xml") ? InputFile::tr("an XML file") : QString();
}

} // namespace

Result<QByteArray, CsvError> readInput(const QString &path, const CancelFlag &cancel)
{
    const Descriptor input(path);
    struct stat status = {};
    if (input.fd() < 0 || ::fstat(input.fd(), &status) != 0)
        return Failure(unopened(path, errno));
    if (S_ISDIR(status.st_mode))
        return Failure(unopened(path, EISDIR));
    if (S_ISREG(status.st_mode) && status.st_size > largestInput)
        return Failure(tooLarge(path));
    return readAll(input.fd(), path, cancel);
}

QString otherKindOf(const QByteArray &content)
{
    if (isEncryptedWorkbook(content))
        return InputFile::tr("a password-protected workbook");
    for (const Signature &signature : signatures) {
        if (content.startsWith(signature.start))
            return InputFile::tr(signature.kind);
    }
    if (content.startsWith("PK\x03\x04") || content.startsWith("PK\x05\x06"))
        return zipKind(content);
    constexpr qsizetype looked = 4096;
    QByteArray start = content.first(std::min(looked, content.size()));
    start.removeIf([](char c) { return c == '\0'; }); // of UTF-16
    for (const char *mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
        if (start.startsWith(mark))
            start.remove(0, static_cast<qsizetype>(std::strlen(mark)));
    }
    start = start.trimmed();
    return start.startsWith('<') ? markupKind(start) : QString();
}

} // namespace numberdesk
