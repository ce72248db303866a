// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QMenuBar;
class QTableWidget;

namespace numberdesk {

/// Every shortcut of the window, read from its menus so that the list cannot go stale.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QMenuBar *menuBar, QWidget *parent);
};

} // namespace numberdesk
