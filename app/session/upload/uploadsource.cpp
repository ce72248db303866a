// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadsource.h"

#include <QFileInfo>

#include <algorithm>

namespace numberdesk {

QStringList UploadSource::names() const
{
    QStringList all;
    if (followUp)
        all += followUp->name();
    for (const QString &path : paths)
        all += QFileInfo(path).fileName();
    if (table)
        all += table->fileName;
    return all;
}

bool UploadSource::hasFilesOf(const UploadSource &other) const
{
    return std::all_of(other.paths.cbegin(), other.paths.cend(),
                       [this](const QString &path) { return paths.contains(path); });
}

void UploadSource::add(const UploadSource &other)
{
    for (const QString &path : other.paths) {
        if (!paths.contains(path))
            paths += path;
    }
    leftOut += other.leftOut;
    if (other.table)
        table = other.table;
}

} // namespace numberdesk
