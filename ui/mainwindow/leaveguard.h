// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prompts/prompts.h"

#include <QObject>

#include <functional>

class QWidget;

namespace numberdesk {

class RunningDeletion;
class Workspace;

/// Asks what is to become of an upload or a deletion under way before its connection is left.
class LeaveGuard : public QObject
{
    Q_OBJECT

public:
    /// Questions open over `window`; `connectionName` is named in them.
    LeaveGuard(Workspace &workspace, QString connectionName, Prompts &prompts, QWidget *window);

    /// True while something is under way.
    bool isNeeded() const;
    /// Goes on at once when nothing is under way; else asks `question` ("Close the window?") once,
    /// and goes on when the person has cancelled what is under way and was told what it came to.
    void whenFree(const QString &question, const std::function<void()> &go);

private:
    /// Work that leaving would end.
    struct UnderWay
    {
        Question question; ///< its first choice cancels the work
        QString endedTitle;
        std::function<bool()> isRunning;
        std::function<QString()> outcome; ///< what it came to, once it has ended
        std::function<void(const std::function<void()> &ended)> cancel;
    };

    UnderWay uploadUnderWay(const QString &question);
    UnderWay deletionUnderWay(const QString &question);
    void ask(const UnderWay &work, const std::function<void()> &go);
    void cancel(const UnderWay &work, const std::function<void()> &then);
    RunningDeletion &deletion() const;

    Workspace &m_workspace;
    QString m_connectionName;
    Prompts &m_prompts;
    QWidget *m_window;
    bool m_asks = false;
};

} // namespace numberdesk
