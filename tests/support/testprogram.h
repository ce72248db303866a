// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QTest>

namespace numberdesk {

/// One of the things that a test program can be run for: `tests/tst_<program> <name>`.
///
/// The tests of a folder are one program, since each program has to be linked on its own, with all
/// of Qt and of the layers that it tests. Every test still runs in a process of its own.
class TestEntry
{
public:
    /// Gives the exit code. The application object is there; argv[0] is the program, and what
    /// follows is meant for this entry.
    using Run = int (*)(int argc, char **argv);

    /// Adds the entry to this program. It and its name must live as long as the program.
    TestEntry(const char *name, Run entry) noexcept;

    /// The one of that name, else nullptr.
    static const TestEntry *named(const char *name);
    /// The names of all, one a line.
    static QByteArray allNames();

    int run(int argc, char **argv) const { return m_run(argc, argv); }

private:
    const char *m_name;
    Run m_run;
    const TestEntry *m_next; ///< the one added before
};

/// Runs the test functions of `Test`, or those named by the arguments.
template <typename Test>
int runTest(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace numberdesk

/// Makes the class `Test` the test `name` of its program: what QTEST_MAIN is to a program of one.
#define NUMBERDESK_TEST(name, Test)                                                                \
    static const numberdesk::TestEntry testEntry(name, numberdesk::runTest<Test>);

/// Makes `run` a process that tests of this program start, for example to kill it.
#define NUMBERDESK_TEST_PROCESS(name, run)                                                         \
    static const numberdesk::TestEntry processEntry(name, run);
