// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/emptystate.h"

#include "widgets/textstyle.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int pictureSize = 56;
constexpr int textWidth = 460;

QLabel *centredLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setAlignment(Qt::AlignHCenter);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFixedWidth(textWidth); // a wrapping label needs a width to know its height
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(centredLabel(this))
    , m_text(centredLabel(this))
    , m_buttons(new QHBoxLayout)
{
    m_icon->setAlignment(Qt::AlignHCenter);
    setHeadingFont(m_title);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addSpacing(8);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *centre = new QHBoxLayout;
    centre->addStretch();
    centre->addLayout(words);
    centre->addStretch();
    layout->addLayout(centre);
    layout->addSpacing(8);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
    m_buttons->addStretch();
    m_buttons->addStretch();
}

void EmptyState::present(const QIcon &icon, const QString &title, const QString &text,
                         const QList<QAction *> &actions)
{
    m_picture = icon;
    drawIcon();
    m_title->setText(title);
    m_text->setText(text);
    if (actions == m_actions)
        return;
    m_actions = actions;
    const auto old = findChildren<QPushButton *>(Qt::FindDirectChildrenOnly);
    for (QPushButton *button : old)
        button->deleteLater();
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->icon(), action->text(), this);
        button->setDefault(action == actions.first());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->insertWidget(m_buttons->count() - 1, button);
    }
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(
        m_picture.pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF(), QIcon::Disabled));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        drawIcon();
}

} // namespace numberdesk
