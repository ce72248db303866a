// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenuBar>
#include <QPointer>

namespace numberdesk {

class DataTable;
class WindowSettings;
class Workspace;

/// The menus of the window for one workspace: File, Edit, the page in front, View, Help.
class WindowMenuBar : public QMenuBar
{
    Q_OBJECT

public:
    WindowMenuBar(Workspace &workspace, WindowSettings &settings, QWidget *window);
    ~WindowMenuBar() override;
    Q_DISABLE_COPY_MOVE(WindowMenuBar)

signals:
    void connectionsRequested();

private:
    void buildFile(QWidget *window);
    void buildEdit();
    void buildView();
    void buildHelp(QWidget *window);
    void adoptPage();
    void followShownTable();
    void adoptFocus(QWidget *focus);
    DataTable *shownTable() const;
    void adaptCopy();
    void adaptUndo();
    void offerColumns(QMenu *columns) const;

    Workspace &m_workspace;
    WindowSettings &m_settings;
    QAction *m_undo = nullptr;
    QAction *m_copy = nullptr;
    QPointer<DataTable> m_focusTable; ///< that had the keyboard last
};

} // namespace numberdesk
