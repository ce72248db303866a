// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/outputplace.h"

#include "files/filetarget.h"
#include "files/ownmarks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

#include <sys/stat.h>

namespace numberdesk {

namespace {

struct OutputPlaceText
{
    Q_DECLARE_TR_FUNCTIONS(OutputPlace)
};

/// What two names of one file, or folder, have in common.
struct Identity
{
    dev_t device = 0;
    ino_t file = 0;

    bool operator==(const Identity &) const = default;
};

std::optional<Identity> identityOf(const QString &path)
{
    struct stat there = {};
    if (::stat(QFile::encodeName(path).constData(), &there) != 0)
        return std::nullopt;
    return Identity{there.st_dev, there.st_ino};
}

/// The folder that a name lies in, as the system finds it: `..` behind a link is not this text's.
QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash < 0 ? QStringLiteral(".") : path.first(slash + 1);
}

/// A name, whether there is such a file or not.
class Place
{
public:
    explicit Place(const QString &path)
        : m_path(QDir::cleanPath(QDir::current().absoluteFilePath(path)))
        , m_name(path.section(u'/', -1))
        , m_file(identityOf(path))
        , m_folder(identityOf(folderOf(path)))
    {}

    bool isSameAs(const Place &other) const
    {
        const bool isSameName = m_folder && m_folder == other.m_folder && m_name == other.m_name;
        return isSameName || m_path == other.m_path || (m_file && m_file == other.m_file);
    }
    bool isInside(const Place &folder) const
    {
        return (m_folder && m_folder == folder.m_file) ||
               folderOf(m_path).startsWith(folder.m_path + u'/');
    }

private:
    QString m_path; ///< for what lies in a folder that is not there yet
    QString m_name;
    std::optional<Identity> m_file;   ///< of what is there, behind links
    std::optional<Identity> m_folder; ///< of the folder that it is in
};

bool isOwnName(const Place &place, const DataDirectory &directory)
{
    for (const QString &file : directory.files()) {
        if (place.isSameAs(Place(file)))
            return true;
        for (const QLatin1StringView ending : endings::all) {
            if (place.isSameAs(Place(file + ending)))
                return true;
        }
    }
    const QStringList folders{directory.budgetFolder(), directory.jobsFolder(),
                              directory.plansFolder()};
    return std::any_of(folders.cbegin(), folders.cend(), [&place](const QString &path) {
        const Place folder(path);
        return place.isSameAs(folder) || place.isInside(folder);
    });
}

bool isInput(const Place &place, const QStringList &inputs)
{
    return std::any_of(inputs.begin(), inputs.end(), [&](const QString &input) {
        return place.isSameAs(
            Place(input == QLatin1StringView("-") ? QStringLiteral("/dev/stdin") : input));
    });
}

} // namespace

std::optional<FileFault> whyKept(const QString &path, const DataDirectory &directory,
                                 const QStringList &inputs)
{
    const FileResult<FileTarget> target = findFileTarget(path, FilePlace::NamedByPerson);
    // The name that a link leads to need not exist.
    const Place place(target ? QFile::decodeName(target->path) : path);
    if (isOwnName(place, directory))
        return ownFileFault();
    if (!target)
        return target.error().keepsFile ? std::optional(target.error()) : std::nullopt;
    if (!target->isWhole || !isInput(place, inputs)) // a device or pipe loses nothing
        return std::nullopt;
    FileFault fault = ownFileFault();
    fault.reason = OutputPlaceText::tr("it is the file that is read");
    return fault;
}

} // namespace numberdesk
