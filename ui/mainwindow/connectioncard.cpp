// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/connectioncard.h"

#include "session/connection.h"
#include "widgets/iconlabel.h"
#include "widgets/icons.h"
#include "widgets/textstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int iconSize = 24;

}

ConnectionCard::ConnectionCard(const Connection &connection, QWidget *parent) : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *icon = new IconLabel(iconSize, this);
    icon->setIcon(themedIcon("gateway"_L1, StatusKind::Pending));
    icon->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // Without a name of its own a connection is called after its host: one line with the port.
    const bool named = connection.local || connection.name != connection.baseUrl.host();
    const QString authority = connection.baseUrl.authority();
    auto *name = new QLabel(named ? connection.name : authority, this);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    QFont font = name->font();
    font.setWeight(QFont::DemiBold);
    name->setFont(font);
    auto *place = new QLabel(connection.local ? tr("local") : authority, this);
    place->setTextFormat(Qt::PlainText);
    setFaint(place);
    if (connection.local) {
        place->setFrameShape(QFrame::StyledPanel);
        place->setMargin(2);
        place->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    }
    place->setToolTip(connection.local ? tr("A gateway on this computer, for learning and trying.")
                                       : connection.baseUrl.toString());
    place->setVisible(named);
    name->setToolTip(place->toolTip());
    setAccessibleName(named ? tr("Connection: %1, %2").arg(connection.name, place->text())
                            : tr("Connection: %1").arg(authority));

    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(name);
    words->addWidget(place, 0, connection.local ? Qt::AlignLeft : Qt::Alignment());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(10);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
}

} // namespace numberdesk
