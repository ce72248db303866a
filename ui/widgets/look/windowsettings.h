// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/theme.h"

#include <QJsonObject>
#include <QMutex>
#include <QThreadPool>

namespace numberdesk {

/// What the window remembers between runs: geometry, columns, splitters, theme. One JSON file of
/// this program, read once and written whole by a thread of its own. What cannot be read or written
/// is only forgotten: a window without its settings is still a window.
class WindowSettings
{
public:
    explicit WindowSettings(QString file);
    /// Waits until what was set is on the disk.
    ~WindowSettings();
    Q_DISABLE_COPY_MOVE(WindowSettings)

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    /// The state of a table's columns, a splitter and so on, under a group and an untranslated
    /// name.
    QByteArray state(const QString &group, const QString &name) const;
    void setState(const QString &group, const QString &name, const QByteArray &bytes);

    /// Where upload files were last taken from; empty at first.
    QString uploadFolder() const;
    void setUploadFolder(const QString &folder);

    Theme theme() const;
    void setTheme(Theme theme);

    bool detailsShown() const;
    void setDetailsShown(bool shown);

    /// The folder that a file was last chosen in, for that purpose; empty at first.
    QString folder(const QString &purpose) const;
    void setFolder(const QString &purpose, const QString &folder);

private:
    void set(const QString &key, const QJsonValue &value);
    void write();

    QString m_file;
    QJsonObject m_values;
    QMutex m_mutex;          ///< guards m_unwritten
    QJsonObject m_unwritten; ///< set since the last write began
    QThreadPool m_writer;
};

} // namespace numberdesk
