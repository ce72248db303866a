// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Compares the program with others' ways to do the same: both sides, the ratio, and whether it is
// within the limit. Exit codes: 0 within, 1 beyond, 2 usage.

#include "bench/bench.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>

using namespace numberdesk;

namespace {

struct Bench
{
    const char *name;
    int (*run)(const QStringList &arguments);
    const char *usage;
};

constexpr std::array benches{
    Bench{"plan", planBench, "--vs libphonenumber [--count N] [--seed N]"},
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    for (const Bench &bench : benches) {
        if (arguments.value(1) == QLatin1String(bench.name)) {
            const int code = bench.run(arguments.sliced(2));
            if (code == 2)
                std::fprintf(stderr, "numberdesk-bench %s %s\n", bench.name, bench.usage);
            return code;
        }
    }
    for (const Bench &bench : benches)
        std::fprintf(stderr, "numberdesk-bench %s %s\n", bench.name, bench.usage);
    return 2;
}
