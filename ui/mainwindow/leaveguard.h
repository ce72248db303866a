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

/// How a connection is to be left.
struct Leaving
{
    QString question; ///< "Close the window?"
    QString pause;    ///< the verb of leaving with what is under way paused: "Pause and close"
};

/// Asks what is to become of an upload, a deletion or jobs under way before their connection is
/// left.
class LeaveGuard : public QObject
{
    Q_OBJECT

public:
    /// Questions open over `window`; `connectionName` is named in them.
    LeaveGuard(Workspace &workspace, QString connectionName, Prompts &prompts, QWidget *window);

    /// True while something is under way.
    bool isNeeded() const;
    /// Goes on at once when nothing is under way; else asks once, and goes on when the person has
    /// paused what is under way, or cancelled it and was told what it came to.
    void whenFree(const Leaving &leaving, const std::function<void()> &go);

private:
    /// Work that leaving would end.
    struct UnderWay
    {
        Question question; ///< its choices pause the work, and cancel it
        QString endedTitle;
        std::function<bool()> isRunning;
        std::function<QString()> outcome; ///< what it came to, once it has ended
        std::function<void()> pause;
        std::function<void()> cancel;
        std::function<void(const std::function<void()> &then)> whenEnded;
    };

    UnderWay uploadUnderWay(const Leaving &leaving);
    UnderWay deletionUnderWay(const Leaving &leaving);
    UnderWay jobsUnderWay(const Leaving &leaving);
    void ask(const UnderWay &work, const std::function<void()> &go);
    void end(const UnderWay &work, int answer, const std::function<void()> &go);
    RunningDeletion &deletion() const;

    Workspace &m_workspace;
    QString m_connectionName;
    Prompts &m_prompts;
    QWidget *m_window;
    bool m_asks = false;
};

} // namespace numberdesk
