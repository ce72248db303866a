// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

namespace numberdesk {

struct Connection;

/// Which gateway this window works on: above the navigation, always in view.
class ConnectionCard : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectionCard(const Connection &connection, QWidget *parent = nullptr);
};

} // namespace numberdesk
