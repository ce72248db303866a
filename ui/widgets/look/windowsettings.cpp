// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/windowsettings.h"

#include "files/ownfile.h"
#include "files/wholefile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qint64 mostBytes = 1024LL * 1024;

const auto geometryKey = u"window/geometry"_s;
const auto themeKey = u"window/theme"_s;
const auto detailsKey = u"window/details"_s;
const auto uploadFolderKey = u"upload/folder"_s;

QString folderKey(const QString &purpose)
{
    return u"folders/"_s + purpose;
}

QJsonValue toJson(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray toBytes(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QJsonValue toJson(const QVariant &value)
{
    return value.typeId() == QMetaType::QByteArray ? toJson(value.toByteArray())
                                                   : QJsonValue(value.toString());
}

/// Version 0.1 kept an ini file under the same name.
QJsonObject readIni(const QString &file)
{
    const QSettings settings(file, QSettings::IniFormat);
    QJsonObject values;
    for (const QString &key : settings.allKeys())
        values[key] = toJson(settings.value(key));
    if (values.contains(detailsKey))
        values[detailsKey] = settings.value(detailsKey).toBool();
    return values;
}

/// Nothing where there is no file of ours, or one that nobody can read.
QJsonObject readSettings(const QString &file)
{
    const FileResult<QByteArray> bytes = readOwnFile(file, mostBytes);
    if (!bytes)
        return {};
    if (bytes->startsWith('{'))
        return QJsonDocument::fromJson(*bytes).object();
    return readIni(file);
}

} // namespace

WindowSettings::WindowSettings(QString file)
    : m_file(std::move(file)), m_values(readSettings(m_file))
{
    m_writer.setMaxThreadCount(1);
}

WindowSettings::~WindowSettings()
{
    m_writer.waitForDone();
}

void WindowSettings::set(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    m_values[key] = value;
    const QMutexLocker locker(&m_mutex);
    const bool isWriteQueued = !m_unwritten.isEmpty();
    m_unwritten[key] = value;
    if (!isWriteQueued)
        m_writer.start([this] { write(); });
}

/// On the writer's thread. Another window of the desk may have written meanwhile: only what was set
/// here is put over what is there now.
void WindowSettings::write()
{
    QMutexLocker locker(&m_mutex);
    const QJsonObject changes = std::exchange(m_unwritten, {});
    locker.unlock();
    QJsonObject values = readSettings(m_file);
    for (auto it = changes.constBegin(); it != changes.constEnd(); ++it)
        values[it.key()] = it.value();
    QDir().mkpath(QFileInfo(m_file).path());
    const FileResult<void> written =
        writeWholeFile(m_file, FilePlace::DataDirectory, QJsonDocument(values).toJson());
    if (!written) {
        qWarning("The window's settings cannot be kept in %s: %s.", qPrintable(m_file),
                 qPrintable(written.error().reason));
    }
}

QByteArray WindowSettings::geometry() const
{
    return toBytes(m_values.value(geometryKey));
}

void WindowSettings::setGeometry(const QByteArray &geometry)
{
    set(geometryKey, toJson(geometry));
}

QByteArray WindowSettings::state(const QString &group, const QString &name) const
{
    return toBytes(m_values.value(group + u'/' + name));
}

void WindowSettings::setState(const QString &group, const QString &name, const QByteArray &bytes)
{
    set(group + u'/' + name, toJson(bytes));
}

QString WindowSettings::uploadFolder() const
{
    return m_values.value(uploadFolderKey).toString();
}

void WindowSettings::setUploadFolder(const QString &folder)
{
    set(uploadFolderKey, folder);
}

Theme WindowSettings::theme() const
{
    return themeFromWord(m_values.value(themeKey).toString());
}

void WindowSettings::setTheme(Theme theme)
{
    set(themeKey, QString(themeWord(theme)));
}

bool WindowSettings::detailsShown() const
{
    return m_values.value(detailsKey).toBool(true);
}

void WindowSettings::setDetailsShown(bool shown)
{
    set(detailsKey, shown);
}

QString WindowSettings::folder(const QString &purpose) const
{
    return m_values.value(folderKey(purpose)).toString();
}

void WindowSettings::setFolder(const QString &purpose, const QString &folder)
{
    set(folderKey(purpose), folder);
}

} // namespace numberdesk
