// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/icons.h"

#include "widgets/look/statuscolors.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

/// The linker would drop the icons from a static library that nobody asks for them by name.
static void initializeIcons()
{
    static const bool once = [] {
        Q_INIT_RESOURCE(numberdesk_icons);
        return true;
    }();
    Q_UNUSED(once)
}

namespace numberdesk {

namespace {

/// Paints one of our SVG files with `currentColor` replaced by a colour of the palette.
class PaletteIconEngine : public QIconEngine
{
public:
    PaletteIconEngine(QString path, StatusKind kind) : m_path(std::move(path)), m_kind(kind) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        QPixmap picture = pixmap(rect.size() * scale, mode, state);
        picture.setDevicePixelRatio(scale);
        painter->drawPixmap(rect, picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        const QString color = colorFor(mode).name();
        const QString key =
            u"%1 %2 %3x%4"_s.arg(m_path, color).arg(size.width()).arg(size.height());
        QPixmap picture;
        if (QPixmapCache::find(key, &picture))
            return picture;
        picture = QPixmap(size);
        picture.fill(Qt::transparent);
        QSvgRenderer renderer(source().replace("currentColor", color.toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&picture);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, picture);
        return picture;
    }

    QIconEngine *clone() const override { return new PaletteIconEngine(m_path, m_kind); }
    bool isNull() override { return m_path.isEmpty(); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_kind != StatusKind::None)
            return statusColor(m_kind, palette);
        return palette.color(QPalette::ButtonText);
    }

    QByteArray source() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString m_path;
    StatusKind m_kind;
};

} // namespace

QIcon themedIcon(QLatin1StringView name)
{
    return themedIcon(name, StatusKind::None);
}

QIcon themedIcon(QLatin1StringView name, StatusKind kind)
{
    initializeIcons();
    return QIcon(new PaletteIconEngine(u":/icons/%1.svg"_s.arg(name), kind));
}

QIcon applicationIcon()
{
    initializeIcons();
    return QIcon(u":/icons/numberdesk.svg"_s);
}

} // namespace numberdesk
