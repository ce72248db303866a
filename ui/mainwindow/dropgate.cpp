// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/dropgate.h"

#include "upload/uploadfiles.h"

#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QFileInfo>
#include <QList>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// What is dropped, apart: what an upload reads, and the names of the rest.
struct Dropped
{
    QStringList files;
    QStringList leftOut;
    bool onlyFolders = true;
};

bool isReadable(const QFileInfo &file)
{
    return uploadSuffixes().contains(file.suffix(), Qt::CaseInsensitive) && !file.isDir();
}

Dropped sorted(const QList<QUrl> &urls)
{
    Dropped dropped;
    for (const QUrl &url : urls) {
        const QFileInfo file(url.toLocalFile());
        dropped.onlyFolders = dropped.onlyFolders && url.isLocalFile() && file.isDir();
        if (url.isLocalFile() && isReadable(file))
            dropped.files += file.filePath();
        else
            dropped.leftOut += url.isLocalFile() ? file.fileName() : url.toDisplayString();
    }
    return dropped;
}

/// Empty when something of it may be dropped.
QString refusal(const Dropped &dropped)
{
    if (QApplication::activeModalWidget() != nullptr)
        return DropGate::tr("Answer the open question or form first, then drop the file again.");
    if (!dropped.files.isEmpty())
        return {};
    const QString names = dropped.leftOut.join(u", "_s);
    if (dropped.onlyFolders)
        return DropGate::tr("A folder cannot be read: drop the files in it instead (%1).")
            .arg(names);
    return DropGate::tr(
               "Only .csv, .tsv, .txt, .xlsx and .ods files of this computer can be read, not %1.")
        .arg(names);
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
        handle(static_cast<QWidget *>(watched), drop);
        return true;
    }
    case QEvent::DragLeave:
        if (m_inside && concerns(watched)) {
            m_inside = false;
            emit dragLeft();
        }
        return false;
    case QEvent::Show:
        // Qt hands no drag to a window that is blocked by a modal one, and none to a widget that
        // takes no drops: the question itself has to hear of it, or nobody says why it is refused.
        if (auto *dialog = qobject_cast<QDialog *>(watched); dialog && concerns(dialog))
            dialog->setAcceptDrops(true);
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

void DropGate::handle(QWidget *target, QDropEvent *event)
{
    const Dropped dropped = sorted(event->mimeData()->urls());
    if (const QString reason = refusal(dropped); !reason.isEmpty()) {
        if (event->type() != QEvent::DragMove)
            emit refused(target->window(), reason);
        event->setDropAction(Qt::IgnoreAction);
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (event->type() == QEvent::Drop) {
        m_inside = false;
        emit dragLeft();
        emit filesDropped(dropped.files, dropped.leftOut);
    } else if (!m_inside) {
        m_inside = true;
        emit dragEntered();
    }
}

} // namespace numberdesk
