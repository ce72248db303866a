// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How much longer than its writes alone a job of many rows takes at the usual request budget, by
// the virtual clock: tst_simulation paced_duration [ROWS ...]. Readings are refreshed meanwhile.

#include "simulation.h"
#include "support/testprogram.h"

#include <QHashSeed>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace numberdesk {

namespace {

constexpr int rowsOfABatch = 100;
constexpr double secondsOfARequest = 0.6; ///< 100 in a minute

struct Limit
{
    int percent; ///< of the requests go wrong
    double most; ///< times the bound
    int from;    ///< so many rows: what goes wrong once costs a minute, however short the job is
};
constexpr Limit limits[] = {{0, 1.25, 0}, {1, 1.4, 100'000}};

bool check(int rows, const Limit &limit)
{
    const auto took = simulateSending(rows, limit.percent);
    const int writes = (rows + rowsOfABatch - 1) / rowsOfABatch;
    const double bound = secondsOfARequest * writes;
    const double ratio = took ? double(took->count()) / 1000 / bound : 0;
    std::printf("%d rows, %d %% faults: %.2f of the paced bound of %.0f s%s\n", rows, limit.percent,
                ratio, bound, took ? "" : " (not done)");
    return took && ratio <= limit.most;
}

int runPacedDuration(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    QHashSeed::setDeterministicGlobalSeed();
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::atoi(argv[i]));
    if (sizes.empty())
        sizes = {10'000};
    bool isFine = true;
    for (const int rows : sizes) {
        for (const Limit &limit : limits) {
            if (rows >= limit.from)
                isFine = check(rows, limit) && isFine;
        }
    }
    return isFine ? 0 : 1;
}

} // namespace

} // namespace numberdesk

NUMBERDESK_TEST_PROCESS("paced_duration", numberdesk::runPacedDuration)
