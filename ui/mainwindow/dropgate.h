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
/// a text box would otherwise paste the path. Refuses while a modal question is open.
class DropGate : public QObject
{
    Q_OBJECT

public:
    explicit DropGate(QWidget *window);

signals:
    void dragEntered();
    void dragLeft();
    void filesDropped(const QStringList &paths);
    /// Why nothing can be dropped just now.
    void refused(const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool concerns(QObject *watched) const;
    void handle(QDropEvent *event);
    /// Empty when the files may be dropped.
    QString refusal(const QStringList &paths) const;

    QWidget *m_window;
    bool m_inside = false;
};

} // namespace numberdesk
