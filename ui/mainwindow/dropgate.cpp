// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/dropgate.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

bool isCsv(const QString &path)
{
    return path.endsWith(".csv"_L1, Qt::CaseInsensitive);
}

} // namespace

DropGate::DropGate(QWidget *window) : QObject(window), m_window(window)
{
    window->setAcceptDrops(true);
    qApp->installEventFilter(this);
}

bool DropGate::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        if (!concerns(watched) || !drop->mimeData()->hasUrls())
            return false;
        handle(drop);
        return true;
    }
    case QEvent::DragLeave:
        if (m_inside && concerns(watched)) {
            m_inside = false;
            emit dragLeft();
        }
        return false;
    default:
        return false;
    }
}

bool DropGate::concerns(QObject *watched) const
{
    if (!watched->isWidgetType())
        return false;
    // Dialogs count: a path must not land in one of their text boxes either.
    for (auto *widget = static_cast<QWidget *>(watched); widget != nullptr;
         widget = widget->parentWidget()) {
        if (widget == m_window)
            return true;
    }
    return false;
}

void DropGate::handle(QDropEvent *event)
{
    const QStringList paths = localFiles(event->mimeData());
    const QString reason = refusal(paths);
    if (!reason.isEmpty()) {
        if (event->type() != QEvent::DragMove)
            emit refused(reason);
        event->setDropAction(Qt::IgnoreAction);
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (event->type() == QEvent::Drop) {
        m_inside = false;
        emit dragLeft();
        QStringList files = paths;
        files.removeIf([](const QString &path) { return !isCsv(path); });
        emit filesDropped(files);
    } else if (!m_inside) {
        m_inside = true;
        emit dragEntered();
    }
}

QString DropGate::refusal(const QStringList &paths) const
{
    if (QApplication::activeModalWidget() != nullptr)
        return tr("Answer the open question or form first, then drop the file again.");
    if (!std::any_of(paths.cbegin(), paths.cend(), isCsv))
        return tr("Only .csv files of this computer can be dropped here.");
    return {};
}

} // namespace numberdesk
