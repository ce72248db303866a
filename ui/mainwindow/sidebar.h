// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QListWidget;

namespace numberdesk {

class ConnectionPanel;
class WindowPage;

/// The left side of the window: the connections above, the pages of the open one below.
class Sidebar : public QFrame
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    ConnectionPanel *connections() const { return m_connections; }
    void setPages(const QList<WindowPage *> &pages);
    void setCurrentPage(int index);

signals:
    void pageChosen(int index);

private:
    void orderFocus();

    ConnectionPanel *m_connections;
    QListWidget *m_navigation;
};

} // namespace numberdesk
