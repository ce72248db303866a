// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/theme.h"

#include <QSettings>

namespace numberdesk {

/// What the window remembers between runs: geometry, columns, splitters, theme. One ini file.
class WindowSettings
{
public:
    explicit WindowSettings(const QString &file) : m_settings(file, QSettings::IniFormat) {}

    QByteArray geometry() const
    {
        return state(QStringLiteral("window"), QStringLiteral("geometry"));
    }
    void setGeometry(const QByteArray &geometry)
    {
        setState(QStringLiteral("window"), QStringLiteral("geometry"), geometry);
    }

    /// The state of a table's columns, a splitter and so on, under a group and an untranslated
    /// name.
    QByteArray state(const QString &group, const QString &name) const
    {
        return m_settings.value(group + u'/' + name).toByteArray();
    }
    void setState(const QString &group, const QString &name, const QByteArray &bytes)
    {
        m_settings.setValue(group + u'/' + name, bytes);
    }

    /// Where upload files were last taken from; empty at first.
    QString uploadFolder() const
    {
        return m_settings.value(QStringLiteral("upload/folder")).toString();
    }
    void setUploadFolder(const QString &folder)
    {
        m_settings.setValue(QStringLiteral("upload/folder"), folder);
    }

    Theme theme() const
    {
        return themeFromWord(m_settings.value(QStringLiteral("window/theme")).toString());
    }
    void setTheme(Theme theme)
    {
        m_settings.setValue(QStringLiteral("window/theme"), themeWord(theme));
    }

    bool detailsShown() const
    {
        return m_settings.value(QStringLiteral("window/details"), true).toBool();
    }
    void setDetailsShown(bool shown)
    {
        m_settings.setValue(QStringLiteral("window/details"), shown);
    }

    /// The folder that a file was last chosen in, for that purpose; empty at first.
    QString folder(const QString &purpose) const
    {
        return m_settings.value(QStringLiteral("folders/") + purpose).toString();
    }
    void setFolder(const QString &purpose, const QString &folder)
    {
        m_settings.setValue(QStringLiteral("folders/") + purpose, folder);
    }

    void sync() { m_settings.sync(); }

private:
    QSettings m_settings;
};

} // namespace numberdesk
