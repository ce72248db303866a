// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/ownmarks.h"

#include "files/ownfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace numberdesk {

namespace {

struct OwnMarksText
{
    Q_DECLARE_TR_FUNCTIONS(OwnMarks)
};

enum class Content : quint8 { Other, Ours, Database };

Content contentOf(const QString &path)
{
    if (!QFileInfo(path).isFile()) // what a pipe holds is for its reader
        return Content::Other;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Content::Other;
    const QByteArray beginning = file.read(marks::database.size());
    if (beginning.startsWith(marks::secrets) || beginning.startsWith(marks::budget))
        return Content::Ours;
    return beginning.startsWith(marks::database) ? Content::Database : Content::Other;
}

/// Whether something lies beside the file by which a database of ours is known, also while the
/// file itself is empty or gone.
bool isDatabasePlace(const QString &path)
{
    constexpr std::array signs{endings::used, endings::address, endings::log, endings::journal};
    return std::any_of(signs.begin(), signs.end(),
                       [&](QLatin1StringView ending) { return isNameTaken(path + ending); });
}

/// Whether the file is named after one of ours that lies beside it.
bool isCompanion(const QString &path)
{
    return std::any_of(endings::all.begin(), endings::all.end(), [&](QLatin1StringView ending) {
        const QString owner = path.chopped(std::min(ending.size(), path.size()));
        return path.endsWith(ending) &&
               (contentOf(owner) != Content::Other || isDatabasePlace(owner));
    });
}

} // namespace

FileFault ownFileFault()
{
    FileFault fault;
    fault.reason = OwnMarksText::tr("it is a file of Numberdesk's own");
    fault.remedy = OwnMarksText::tr("Choose another name.");
    fault.keepsFile = true;
    return fault;
}

std::optional<FileFault> whyKeptByContent(const QString &path)
{
    const Content content = contentOf(path);
    if (content == Content::Ours || isDatabasePlace(path) || isCompanion(path))
        return ownFileFault();
    if (content == Content::Other)
        return std::nullopt;
    FileFault fault = ownFileFault(); // whoever made it
    fault.reason = OwnMarksText::tr("it is a database");
    return fault;
}

} // namespace numberdesk
