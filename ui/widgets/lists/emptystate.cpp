// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/emptystate.h"

#include "core/showntext.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/textstyle.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
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
    , m_icon(new IconLabel(pictureSize, this))
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
    m_icon->setIcon(icon, QIcon::Disabled);
    m_title->setText(shownText(title));
    m_text->setText(shownText(text));
    if (actions == m_actions)
        return;
    m_actions = actions;
    const auto old = findChildren<QPushButton *>(Qt::FindDirectChildrenOnly);
    for (QPushButton *button : old)
        button->deleteLater();
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->icon(), action->text(), this);
        button->setAutoDefault(true); // so that Return presses the one that has the focus
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->insertWidget(m_buttons->count() - 1, button);
        button->show();
        if (action == actions.first())
            offerFocus(button);
    }
}

/// The suggested action is one Return away, unless somebody is typing or is on another page.
void EmptyState::offerFocus(QWidget *button)
{
    const bool isTyping = qobject_cast<QLineEdit *>(window()->focusWidget()) != nullptr;
    if (isVisible() && !isTyping)
        button->setFocus();
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace numberdesk
