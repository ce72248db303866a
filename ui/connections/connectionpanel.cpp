// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectionpanel.h"

#include "connections/connectioncolours.h"
#include "core/showntext.h"
#include "session/connections/connectionbook.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/look/textstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int cardIconSize = 20;
constexpr int choiceIconSize = 16;
constexpr qsizetype mostChoices = 6; ///< more are behind Manage connections

QLabel *tag(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setFaint(label);
    label->setFrameShape(QFrame::StyledPanel);
    label->setMargin(2);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    return label;
}

/// A host name that may be broken after each dot, since a label breaks at blanks only.
QString breakableAtDots(QString hostName)
{
    constexpr QChar zeroWidthSpace(0x200b);
    return hostName.replace(u'.', QString(u'.') + zeroWidthSpace);
}

} // namespace

ConnectionPanel::ConnectionPanel(QWidget *parent) : QFrame(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    setAccessibleName(tr("Connections"));
    rebuild();
}

void ConnectionPanel::setProfiles(const QList<ConnectionProfile> &profiles)
{
    if (profiles == m_profiles)
        return; // the keyboard may be on one of the buttons
    m_profiles = profiles;
    rebuild();
}

void ConnectionPanel::setCurrent(const Connection &connection)
{
    m_current = connection.profile;
    m_isLocal = connection.local;
    rebuild();
}

void ConnectionPanel::rebuild()
{
    // Deleted later: this may come from a click on one of its buttons.
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget(this);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    if (!m_current.name.isEmpty())
        layout->addWidget(buildCard());
    layout->addSpacing(4);
    qsizetype choices = 0;
    if (!m_isLocal) {
        layout->addWidget(buildChoice(ConnectionBook::localName(), {}));
        ++choices;
    }
    for (const ConnectionProfile &profile : std::as_const(m_profiles)) {
        if (profile.name == m_current.name || ++choices > mostChoices)
            continue;
        layout->addWidget(buildChoice(profile.name, profile));
    }
    auto *manage = new QToolButton(m_content);
    if (m_profiles.isEmpty())
        manage->setText(tr("Add a connection…"));
    else if (choices > mostChoices)
        manage->setText(tr("All %1 connections…").arg(QLocale().toString(m_profiles.size() + 1)));
    else
        manage->setText(tr("Manage connections…"));
    manage->setIcon(themedIcon(m_profiles.isEmpty() ? "add"_L1 : "connections"_L1));
    manage->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    manage->setAutoRaise(true);
    manage->setFocusPolicy(Qt::TabFocus);
    manage->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(manage, &QToolButton::clicked, this,
            m_profiles.isEmpty() ? &ConnectionPanel::addRequested
                                 : &ConnectionPanel::manageRequested);
    layout->addWidget(manage);
    m_layout->addWidget(m_content);
    emit rebuilt();
}

QWidget *ConnectionPanel::buildCard()
{
    auto *card = new QFrame(m_content);
    card->setFrameShape(QFrame::StyledPanel);
    card->setBackgroundRole(QPalette::Base);
    card->setAutoFillBackground(true);
    auto *icon = new IconLabel(cardIconSize, card);
    const bool coloured = m_current.colour != ConnectionColour::None;
    icon->setIcon(coloured ? connectionIcon(m_current.colour)
                           : themedIcon("gateway"_L1, StatusKind::Pending));
    icon->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Without a name of its own a connection is called after its host: one line with the port.
    const QString authority = m_current.baseUrl.authority();
    const bool named = m_isLocal || m_current.name != m_current.baseUrl.host();
    auto *name = new QLabel(named ? m_current.name : breakableAtDots(authority), card);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    QFont font = name->font();
    font.setWeight(QFont::DemiBold);
    name->setFont(font);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(name);
    QStringList spoken{named ? m_current.name : authority};
    if (named && !m_isLocal) {
        auto *place = new QLabel(breakableAtDots(authority), card);
        place->setTextFormat(Qt::PlainText);
        place->setToolTip(toolTipText(m_current.baseUrl.toString()));
        place->setWordWrap(true);
        setFaint(place);
        words->addWidget(place);
        spoken += authority;
    }
    if (m_isLocal || m_current.readOnly) {
        auto *mark = tag(m_isLocal ? tr("local") : tr("read-only"), card);
        mark->setToolTip(m_isLocal ? tr("A gateway on this computer, for learning and trying.")
                                   : tr("This connection allows no changes."));
        words->addWidget(mark, 0, Qt::AlignLeft);
        spoken += mark->text();
    }
    card->setAccessibleName(tr("Connection: %1").arg(spoken.join(", "_L1)));
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(10);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return card;
}

QWidget *ConnectionPanel::buildChoice(const QString &name, const ConnectionProfile &profile)
{
    auto *choice = new QToolButton(m_content);
    choice->setText(fontMetrics().elidedText(QString(name).replace(u'&', "&&"_L1), Qt::ElideRight,
                                             fontMetrics().averageCharWidth() * 26));
    choice->setIcon(profile.baseUrl.isEmpty() ? themedIcon("gateway"_L1)
                                              : connectionIcon(profile.colour));
    choice->setIconSize(QSize(choiceIconSize, choiceIconSize));
    choice->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    choice->setAutoRaise(true);
    choice->setFocusPolicy(Qt::TabFocus);
    choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    choice->setAccessibleName(tr("Switch to %1").arg(name));
    choice->setToolTip(
        profile.baseUrl.isEmpty()
            ? tr("Switch to the gateway on this computer")
            : toolTipText(tr("Switch to %1 (%2)").arg(name, profile.baseUrl.authority())));
    connect(choice, &QToolButton::clicked, this, [this, name] { emit chosen(name); });
    return choice;
}

} // namespace numberdesk
