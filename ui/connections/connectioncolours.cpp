// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectioncolours.h"

#include "widgets/look/statuscolors.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>

#include <array>

namespace numberdesk {

namespace {

constexpr int stripeHeight = 4;

struct ColourLook
{
    ConnectionColour colour;
    const char *label;
    QRgb onLight;
    QRgb onDark;
};

constexpr std::array<ColourLook, 8> looks{{
    {ConnectionColour::None, QT_TRANSLATE_NOOP("ConnectionColour", "No colour"), 0, 0},
    {ConnectionColour::Red, QT_TRANSLATE_NOOP("ConnectionColour", "Red"), 0xffc62828, 0xffff7a70},
    {ConnectionColour::Orange, QT_TRANSLATE_NOOP("ConnectionColour", "Orange"), 0xffd2600a,
     0xffffab66},
    {ConnectionColour::Yellow, QT_TRANSLATE_NOOP("ConnectionColour", "Yellow"), 0xffc79a00,
     0xffffd75e},
    {ConnectionColour::Green, QT_TRANSLATE_NOOP("ConnectionColour", "Green"), 0xff2e7d32,
     0xff7fd486},
    {ConnectionColour::Teal, QT_TRANSLATE_NOOP("ConnectionColour", "Teal"), 0xff00796b, 0xff5fd3c4},
    {ConnectionColour::Blue, QT_TRANSLATE_NOOP("ConnectionColour", "Blue"), 0xff1f5fbf, 0xff82b1ff},
    {ConnectionColour::Purple, QT_TRANSLATE_NOOP("ConnectionColour", "Purple"), 0xff7b1fa2,
     0xffd39bff},
}};

const ColourLook &lookOf(ConnectionColour colour)
{
    for (const ColourLook &look : looks) {
        if (look.colour == colour)
            return look;
    }
    return looks.front();
}

/// Asks for the colour whenever it paints, so that it fits the theme.
class DotEngine final : public QIconEngine
{
public:
    explicit DotEngine(ConnectionColour colour) : m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        constexpr qreal share = 0.62;
        const QPalette palette = QGuiApplication::palette();
        const QColor color = connectionColor(m_colour, palette);
        painter->setRenderHint(QPainter::Antialiasing);
        const qreal side = share * qMin(rect.width(), rect.height());
        QRectF dot(0, 0, side, side);
        dot.moveCenter(QRectF(rect).center());
        const QColor ring = palette.color(mode == QIcon::Selected ? QPalette::HighlightedText
                                                                  : QPalette::PlaceholderText);
        painter->setPen(color.isValid() ? QPen(Qt::NoPen) : QPen(ring, 1.5));
        painter->setBrush(color.isValid() ? QBrush(color) : QBrush(Qt::NoBrush));
        painter->drawEllipse(dot);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect({}, size), mode, state);
        return picture;
    }

    QIconEngine *clone() const override { return new DotEngine(m_colour); }

private:
    ConnectionColour m_colour;
};

} // namespace

QList<ConnectionColour> connectionColours()
{
    QList<ConnectionColour> colours;
    for (const ColourLook &look : looks)
        colours.append(look.colour);
    return colours;
}

QString connectionColourLabel(ConnectionColour colour)
{
    return QCoreApplication::translate("ConnectionColour", lookOf(colour).label);
}

QColor connectionColor(ConnectionColour colour, const QPalette &palette)
{
    const ColourLook &look = lookOf(colour);
    if (look.colour == ConnectionColour::None)
        return {};
    return QColor::fromRgb(isDark(palette) ? look.onDark : look.onLight);
}

QIcon connectionIcon(ConnectionColour colour)
{
    return QIcon(new DotEngine(colour));
}

ConnectionStripe::ConnectionStripe(QWidget *parent) : QFrame(parent)
{
    setFixedHeight(stripeHeight);
    hide();
}

void ConnectionStripe::setColour(ConnectionColour colour)
{
    m_colour = colour;
    setVisible(colour != ConnectionColour::None);
    update();
}

void ConnectionStripe::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), connectionColor(m_colour, palette()));
}

} // namespace numberdesk
