// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/datadirectory.h"

#include "files/filefault.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <atomic>
#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace numberdesk {

Q_DECLARE_LOGGING_CATEGORY(lcStorage)

namespace {

/// Stands for a home directory that is not known: nobody can make anything below a device.
constexpr QLatin1StringView nowhere{"/dev/null/numberdesk"};

struct DirectoryText
{
    Q_DECLARE_TR_FUNCTIONS(DataDirectory)
};

/// The program's folder in one of the XDG places. Relative paths are ignored (XDG Base Directory
/// Specification); Qt 6.4 takes them, and the root of the file system for a home directory that is
/// not named.
QString homely(const char *variable, QLatin1StringView belowHome)
{
    const QString named = QFile::decodeName(qgetenv(variable));
    const QString home = QFile::decodeName(qgetenv("HOME"));
    if (named.startsWith(u'/'))
        return QDir::cleanPath(named) + "/numberdesk"_L1;
    if (home.startsWith(u'/'))
        return QDir::cleanPath(home + belowHome) + "/numberdesk"_L1;
    return nowhere;
}

/// Makes the folder and those above it, for their owner only; an errno, or 0.
int makeFolders(const QString &path)
{
    const QString above = path.section(u'/', 0, -2);
    if (!above.isEmpty() && !QFileInfo(above).isDir()) {
        if (const int code = makeFolders(above))
            return code;
    }
    if (::mkdir(QFile::encodeName(path).constData(), S_IRWXU) == 0 || errno == EEXIST)
        return QFileInfo(path).isDir() ? 0 : ENOTDIR;
    return errno;
}

/// A folder of somebody else in which everybody may put files is no place for secrets: what lies
/// there may be anybody's. Root's is accepted with a warning, since containers mount such folders.
Result<void, QString> checkOthers(const QString &path, const struct stat &there)
{
    const bool isOpen = (there.st_mode & S_IWOTH) != 0;
    if (!isOpen)
        return {};
    const bool isForeign = there.st_uid != ::geteuid() && there.st_uid != 0;
    if (isForeign) {
        return Failure<QString>(
            DirectoryText::tr("The data directory %1 belongs to another user, and everybody may "
                              "put files into it. Choose another with --data-dir, or take the "
                              "right to write from others (chmod o-w).")
                .arg(QDir::toNativeSeparators(path)));
    }
    static std::atomic<bool> warned = false;
    if (!warned.exchange(true)) {
        qCWarning(lcStorage).noquote()
            << QStringLiteral("Everybody may put files into the data directory %1. Take that right "
                              "from others: chmod o-w %1")
                   .arg(QDir::toNativeSeparators(path));
    }
    return {};
}

} // namespace

DataDirectory::DataDirectory(const QString &path)
{
    if (!path.isEmpty()) {
        m_path = QDir(path).absolutePath();
        m_settingsFile = m_path + "/numberdesk.conf"_L1;
        return;
    }
    m_path = homely("XDG_DATA_HOME", "/.local/share"_L1);
    m_isHomeless = m_path == nowhere;
    m_settingsFile = homely("XDG_CONFIG_HOME", "/.config"_L1) + "/numberdesk.conf"_L1;
}

Result<void, QString> DataDirectory::ensure() const
{
    if (m_isHomeless) {
        return Failure<QString>(
            DirectoryText::tr("There is no home directory to keep files in: the environment "
                              "variable HOME is not set, or names no absolute path. Set it, or "
                              "choose a place with "
                              "--data-dir."));
    }
    struct stat there = {};
    if (::stat(QFile::encodeName(m_path).constData(), &there) == 0 && S_ISDIR(there.st_mode))
        return checkOthers(m_path, there);
    if (const int code = makeFolders(m_path)) {
        const FileFault fault = fileFaultOf(code);
        return Failure<QString>(
            DirectoryText::tr("The data directory %1 cannot be created: %2. %3 Another one is "
                              "chosen with --data-dir.")
                .arg(QDir::toNativeSeparators(m_path), fault.reason, fault.remedy));
    }
    return {};
}

QString DataDirectory::localGatewayDatabase() const
{
    return m_path + "/local-gateway.sqlite"_L1;
}

QString DataDirectory::deskDatabase() const
{
    return m_path + "/desk.sqlite"_L1;
}

QString DataDirectory::secretsFile() const
{
    return m_path + "/secrets.bin"_L1;
}

QString DataDirectory::budgetFile(const QString &key) const
{
    return budgetFolder() + u'/' + key;
}

QString DataDirectory::budgetFolder() const
{
    return m_path + "/budget"_L1;
}

QString DataDirectory::jobFolder(qint64 id) const
{
    return jobsFolder() + u'/' + QString::number(id);
}

QString DataDirectory::jobsFolder() const
{
    return m_path + "/jobs"_L1;
}

QString DataDirectory::plansFolder() const
{
    return m_path + "/plans"_L1;
}

QStringList DataDirectory::files() const
{
    return {localGatewayDatabase(), deskDatabase(), secretsFile(), settingsFile()};
}

QString DataDirectory::settingsFile() const
{
    return m_settingsFile;
}

QString DataDirectory::instanceName() const
{
    const QByteArray digest =
        QCryptographicHash::hash(m_path.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"numberdesk-"_s + QString::fromLatin1(digest.first(16));
}

} // namespace numberdesk
