// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/dropoverlay.h"

#include "widgets/look/textstyle.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>

namespace numberdesk {

namespace {

constexpr int frameMargin = 12;
constexpr int penWidth = 3;
constexpr qreal frameRadius = 10;
constexpr int veil = 225;
constexpr int leaveDelay = 80;   // ms
constexpr int timeToRead = 6000; // ms
constexpr int refusalMargin = 32;
const QString refusalName = QStringLiteral("dropRefusal");

} // namespace

DropOverlay::DropOverlay(QWidget *window) : QLabel(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAlignment(Qt::AlignCenter);
    setText(tr("Drop to plan the upload. Nothing is sent yet."));
    setTitleFont(this);
    hide();
    m_leaving.setSingleShot(true);
    m_leaving.setInterval(leaveDelay);
    connect(&m_leaving, &QTimer::timeout, this, &QWidget::hide);
}

void DropOverlay::refuse(QWidget *window, const QString &reason)
{
    // One for each window: dialogs come and go.
    auto *overlay = window->findChild<DropOverlay *>(refusalName, Qt::FindDirectChildrenOnly);
    if (overlay == nullptr) {
        overlay = new DropOverlay(window);
        overlay->setObjectName(refusalName);
        overlay->setWordWrap(true);
        overlay->setMargin(refusalMargin);
        overlay->m_leaving.setInterval(timeToRead);
    }
    overlay->setText(reason);
    overlay->appear();
    overlay->m_leaving.start();
    qApp->installEventFilter(overlay);
    QAccessibleEvent alert(overlay, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress) {
        hide();
        qApp->removeEventFilter(this);
    }
    return QLabel::eventFilter(watched, event);
}

void DropOverlay::vanish()
{
    m_leaving.start();
}

void DropOverlay::appear()
{
    m_leaving.stop();
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropOverlay::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = palette().color(QPalette::Window);
    ground.setAlpha(veil);
    painter.fillRect(rect(), ground);
    painter.setPen(QPen(palette().color(QPalette::Highlight), penWidth, Qt::DashLine));
    painter.drawRoundedRect(rect().adjusted(frameMargin, frameMargin, -frameMargin, -frameMargin),
                            frameRadius, frameRadius);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace numberdesk
