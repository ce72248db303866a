// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

class QDropEvent;
class QMimeData;
class QWidget;

namespace numberdesk {

/// Files dropped on a window, over whichever of its widgets: watches the whole application, since
/// a text box would otherwise paste the path. Refuses while a modal question is open, and what no
/// upload can read: folders, other computers' files, other kinds.
class DropGate : public QObject
{
    Q_OBJECT

public:
    explicit DropGate(QWidget *window);

signals:
    void dragEntered();
    void dragLeft();
    /// `leftOut` names what came with the files and cannot be read.
    void filesDropped(const QStringList &paths, const QStringList &leftOut);
    /// Something is dragged over `window`, the main one or a dialog of it, and cannot be dropped.
    void refused(QWidget *window, const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool concerns(QObject *watched) const;
    void handle(QWidget *target, QDropEvent *event);

    QWidget *m_window;
    bool m_inside = false;
};

} // namespace numberdesk
