// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"

#include <QColor>
#include <QFrame>
#include <QIcon>
#include <QPalette>

namespace numberdesk {

/// All colours that a connection may have, in the order of a menu.
QList<ConnectionColour> connectionColours();

/// The name of a colour, translated; that of None is "No colour".
QString connectionColourLabel(ConnectionColour colour);

/// The colour on the base colour of `palette`; invalid for None.
QColor connectionColor(ConnectionColour colour, const QPalette &palette);

/// A dot in that colour, a ring for None; drawn anew with each theme.
QIcon connectionIcon(ConnectionColour colour);

/// A thin stripe across the window in the colour of the open connection.
class ConnectionStripe : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectionStripe(QWidget *parent = nullptr);

    /// Hidden for None.
    void setColour(ConnectionColour colour);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ConnectionColour m_colour = ConnectionColour::None;
};

} // namespace numberdesk
