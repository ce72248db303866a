// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A window that works by itself, for tests/chaos/kill9.py to kill: it uploads a file, or presses
// Continue on what was interrupted.

#include "jobs/interruptedbar.h"
#include "mainwindow/workspace.h"
#include "session/jobs/joblist.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "windowfixture.h"

#include <QAbstractButton>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int patience = 600'000; // ms

void demand(const char *what, const std::function<bool()> &condition)
{
    if (!QTest::qWaitFor(condition, patience))
        qFatal("In the window: %s never came", what);
}

/// A connection without a name, as commands with --base-url have it.
Connection namelessConnection(const QString &gateway)
{
    Connection connection;
    connection.profile.name = u"Chaos"_s;
    connection.profile.baseUrl = QUrl(gateway);
    connection.profile.requestBudget = 0;
    return connection;
}

void upload(MainWindow &window, const QString &file)
{
    Upload &upload = window.workspace()->upload();
    if (!dropFiles(&window, {file}))
        qFatal("The window takes no file");
    demand("the plan", [&] { return upload.stage() == Upload::Stage::Planned; });
    upload.upload();
    demand("the end of the upload", [&] { return upload.stage() == Upload::Stage::Sent; });
}

/// What had ended before nobody is asked about; what was not interrupted has no bar.
void goOn(MainWindow &window)
{
    const JobList &jobs = window.workspace()->jobs();
    demand("the list of jobs", [&] { return !jobs.readAt().isNull(); });
    if (jobs.jobs().constFirst().state != JobState::Interrupted)
        return;
    const InterruptedBar *bar = window.workspace()->interruptedBar();
    demand("the bar", [&] { return bar->isVisible(); });
    const auto buttons = bar->findChildren<QAbstractButton *>();
    const auto found = std::find_if(buttons.cbegin(), buttons.cend(), [](const auto *button) {
        return button->isVisible() && button->text().contains(u"Continue"_s);
    });
    if (found == buttons.cend())
        qFatal("There is no Continue");
    QTest::mouseClick(*found, Qt::LeftButton);
    demand("the end of the job", [&] {
        const JobState state = jobs.jobs().constFirst().state;
        return jobs.running().isEmpty() && state != JobState::Interrupted;
    });
}

/// DATA_DIR BASE_URL [FILE]
int runWindowDesk(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const DataDirectory directory(QString::fromLocal8Bit(argv[1]));
    ScriptedPrompts prompts;
    ConnectionBook book(directory);
    WindowSettings settings(directory.settingsFile());
    MainWindow window(book, directory, prompts, settings);
    window.show();
    window.useConnection(namelessConnection(QString::fromLocal8Bit(argv[2])));
    if (argc > 3)
        upload(window, QString::fromLocal8Bit(argv[3]));
    else
        goOn(window);
    return 0;
}

} // namespace

} // namespace numberdesk

NUMBERDESK_TEST_PROCESS("window_desk", numberdesk::runWindowDesk)
