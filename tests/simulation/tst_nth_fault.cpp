// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A job is done and taken back with one fault at its n-th request, or at its n-th write of the
// disk, for each n until there is no n-th one: tst_simulation nth_fault [KIND [N]]. The end has to
// be that of a run without a fault.

#include "simulation.h"
#include "support/testprogram.h"

#include <QHashSeed>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace numberdesk {

namespace {

constexpr std::array kinds{Fault::Delayed,
                           Fault::LostBefore,
                           Fault::LostAfter,
                           Fault::Silent,
                           Fault::Doubled,
                           Fault::Refused,
                           Fault::Throttled,
                           Fault::Unavailable,
                           Fault::Failing,
                           Fault::FailingAfter,
                           Fault::DiskFull,
                           Fault::CrashedMidReply,
                           Fault::CrashedBeforeCommit,
                           Fault::CrashedAfterCommit};
/// It creates an account, creates and changes numbers in batches, and one that stands alone.
constexpr quint64 seed = 6;
constexpr int mostEvents = 500;

std::string_view nameOf(Fault fault)
{
    return faultNames[static_cast<std::size_t>(fault)];
}

/// True when the run with that fault comes to the same end.
bool check(const OneFault &one, const Run &clean, const Run &run)
{
    QStringList findings = run.findings;
    if (run.afterJob != clean.afterJob || run.afterUndo != clean.afterUndo)
        findings.append(QStringLiteral("the gateway has something else at the end"));
    for (const QString &finding : std::as_const(findings))
        std::printf("%s, n = %d: %s\n", nameOf(one.fault).data(), one.nth, qPrintable(finding));
    return findings.isEmpty();
}

/// How many places of that kind there are; negative when one of them goes wrong.
int countPlaces(Fault fault, const Run &clean)
{
    bool isFine = true;
    for (int nth = 1; nth < mostEvents; ++nth) {
        const OneFault one{fault, nth};
        const Run run = simulateOneFault(seed, one);
        if (!run.faults.test(static_cast<std::size_t>(fault)))
            return isFine ? nth - 1 : 1 - nth;
        isFine = check(one, clean, run) && isFine;
    }
    return -mostEvents;
}

int showOne(std::string_view kind, int nth)
{
    for (const Fault fault : kinds) {
        if (nameOf(fault) != kind)
            continue;
        const Run run = simulateOneFault(seed, {fault, nth});
        for (const QByteArray &line : run.trace)
            std::printf("%s\n", line.constData());
        return check({fault, nth}, simulateOneFault(seed, {}), run) ? 0 : 1;
    }
    return 2;
}

int runNthFault(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    QHashSeed::setDeterministicGlobalSeed();
    if (argc > 2)
        return showOne(argv[1], std::atoi(argv[2]));
    const Run clean = simulateOneFault(seed, {});
    if (!clean.findings.isEmpty())
        std::printf("without a fault: %s\n", qPrintable(clean.findings.first()));
    int bad = clean.findings.isEmpty() ? 0 : 1;
    for (const Fault fault : kinds) {
        const int places = countPlaces(fault, clean);
        std::printf("%-24s at each of %d places\n", nameOf(fault).data(), std::abs(places));
        bad += places > 0 ? 0 : 1;
    }
    return bad == 0 ? 0 : 1;
}

} // namespace

} // namespace numberdesk

NUMBERDESK_TEST_PROCESS("nth_fault", numberdesk::runNthFault)
