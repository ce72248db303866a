// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The start of every test program: tst_<program> NAME [ARGUMENTS of Qt Test].

#include "support/testprogram.h"

#include <cstdio>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

using numberdesk::TestEntry;

int main(int argc, char **argv)
{
    const TestEntry *entry = argc > 1 ? TestEntry::named(argv[1]) : nullptr;
    if (!entry) {
        std::fprintf(stderr, "Usage: %s NAME [FUNCTION ...], where NAME is one of:\n%s", argv[0],
                     TestEntry::allNames().constData());
        return 2;
    }
    // What follows the name is for the test alone, as if it were a program of its own.
    argv[1] = argv[0];
    --argc;
    ++argv;
    Application application(argc, argv);
    Application::setAttribute(Qt::AA_Use96Dpi, true); // as QTEST_MAIN does
    return entry->run(argc, argv);
}
