// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/interrupt.h"
#include "commands/base/translations.h"
#include "commands/commandline.h"
#include "core/filename.h"

#include <QCoreApplication>
#include <QStringList>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>

#ifdef NUMBERDESK_HAS_UI
#include "windowapplication.h"
#endif

using namespace numberdesk;

namespace {

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += fileNameFromBytes(argv[i]);
    return arguments;
}

int openWindow(int &argc, char **argv, const WindowRequest &request)
{
#ifdef NUMBERDESK_HAS_UI
    if (!canOpenWindow()) {
        Output(request.options.json)
            .fail(QCoreApplication::translate("Main", "There is no display to open the window on. "
                                                      "Give a command; see numberdesk --help."),
                  Failed);
        return Failed;
    }
    const CommonOptions &options = request.options;
    return runWindow(argc, argv,
                     {options.connection, options.directory, request.files, options.connectionName,
                      options.overrides});
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
    Output(request.options.json)
        .fail(QCoreApplication::translate("Main", "This build has no window. Give a command; see "
                                                  "numberdesk --help."),
              UsageError);
    return UsageError;
#endif
}

} // namespace

int main(int argc, char **argv)
{
    // A file that would grow over the limit (ulimit -f) and a pipe whose reader is gone are errors
    // to be told, not ends.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    const QStringList arguments = argumentsOf(argc, argv);
    // Commands need no display, so the window's application object is made only for the window.
    std::optional<QCoreApplication> application(std::in_place, argc, argv);
    installTranslations(*application);
    // Before the arguments are read: a file that one of them names may hang.
    Interrupt interrupt(arguments.contains(QStringLiteral("--json")));
    Result<CommandLine, UsageProblem> line = readCommandLine(arguments);
    if (!line) {
        Output(arguments.contains(QStringLiteral("--json")))
            .fail(line.error().message, line.error().exitCode);
        return line.error().exitCode;
    }
    if (const auto *text = std::get_if<TextAnswer>(&*line)) {
        Output(false).write(text->text.toUtf8());
        return AllDone;
    }
    if (const auto *window = std::get_if<WindowRequest>(&*line)) {
        Interrupt::release();
        application.reset();
        return openWindow(argc, argv, *window);
    }
    const int exitCode = runCommand(std::move(std::get<CommandRequest>(*line)), interrupt);
#ifndef NUMBERDESK_ENDS_WHOLE
    // All is written. What a library's thread still does must not meet the destruction of statics.
    std::fflush(nullptr);
    std::_Exit(exitCode);
#endif
    return exitCode;
}
