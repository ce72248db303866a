// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace numberdesk {

/// Every file below `directory`, hidden ones too.
inline QStringList filesIn(const QString &directory)
{
    QStringList files;
    QDirIterator walk(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files += walk.next();
    return files;
}

/// The files below `directory` that hold `text`.
inline QStringList filesHolding(const QString &directory, const QByteArray &text)
{
    QStringList holding;
    for (const QString &path : filesIn(directory)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            holding += path;
    }
    return holding;
}

/// The files below `directory` that others than their owner may read or write.
inline QStringList filesOpenToOthers(const QString &directory)
{
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QStringList open;
    for (const QString &path : filesIn(directory)) {
        if (QFile::permissions(path) & others)
            open += path;
    }
    return open;
}

/// Keeps a test away from the keychain of whoever runs it: no bus answers there.
inline void hideKeychain()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
}

} // namespace numberdesk
