// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs seeds of the simulation: tst_simulation simulation [--seed N] [--first N] [--count N]
// [--find] [--trace]. Without arguments the seeds of ctest: 200, and those that have found
// something.

#include "simulation.h"
#include "support/testprogram.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QHashSeed>

#include <array>
#include <cstdio>
#include <numeric>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto usualCount = "200";
/// Seeds of the 10,000 that have found something once.
constexpr std::array<quint64, 29> foundSomething{
    224,  537,  742,  1188, 1267, 1296, 3117, 3255, 3297, 3299, 3329, 3665, 3853, 3957, 4063,
    4117, 4566, 4674, 4678, 5924, 6107, 6313, 6339, 6473, 6943, 8078, 8569, 9223, 9710};

/// In how many seeds each fault came.
using Tally = std::array<int, faultCount>;

void print(const QByteArrayList &lines)
{
    for (const QByteArray &line : lines)
        std::printf("%s\n", line.constData());
}

/// Where two traces of one seed part.
QString firstDifference(const QByteArrayList &first, const QByteArrayList &second)
{
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (first.value(i) != second.value(i))
            return u"two runs differ in line %1: \"%2\" and \"%3\""_s.arg(i).arg(
                QString::fromUtf8(first.value(i)), QString::fromUtf8(second.value(i)));
    }
    return {};
}

/// Runs a seed twice; true when nothing is wrong with it.
bool check(quint64 seed, bool showsTrace, Tally &tally)
{
    Run run = simulate(seed);
    const Run again = simulate(seed);
    if (run.hash != again.hash)
        run.findings.append(firstDifference(run.trace, again.trace));
    for (std::size_t i = 0; i < faultCount; ++i)
        tally[i] += run.faults.test(i) ? 1 : 0;
    if (showsTrace) {
        print(run.trace);
        std::printf("trace %s, %.3f s of virtual time\n", run.hash.constData(),
                    double(run.took.count()) / 1000);
    }
    for (const QString &finding : std::as_const(run.findings))
        std::printf("seed %llu: %s\n", seed, qPrintable(finding));
    if (!run.findings.isEmpty())
        std::printf("  replay: build/dev/tests/tst_simulation simulation --seed %llu --trace\n",
                    seed);
    return run.findings.isEmpty();
}

QList<quint64> seedsFrom(quint64 first, int count)
{
    QList<quint64> seeds(count);
    std::iota(seeds.begin(), seeds.end(), first);
    return seeds;
}

int runSeeds(const QList<quint64> &seeds, bool showsTrace)
{
    Tally tally{};
    int bad = 0;
    QElapsedTimer timer;
    timer.start();
    for (const quint64 seed : seeds) {
        if (!check(seed, showsTrace, tally))
            ++bad;
    }
    const auto took = double(timer.nsecsElapsed()) / 1e6;
    std::printf("seeds %lld, different from the oracle %d, %.1f ms each (two runs)\n",
                static_cast<long long>(seeds.size()), bad, took / double(seeds.size()));
    for (std::size_t i = 0; i < faultCount; ++i)
        std::printf("fault %-24s %d\n", faultNames[i].data(), tally[i]);
    return bad == 0 ? 0 : 1;
}

/// Runs seeds once each, up to the first with which something is wrong: to see how soon a bug is
/// found. 0 when there is one.
int findFirst(quint64 first, int count)
{
    for (int i = 0; i < count; ++i) {
        const Run run = simulate(first + quint64(i));
        if (run.findings.isEmpty())
            continue;
        std::printf("seed %llu: %s\n", first + quint64(i), qPrintable(run.findings.first()));
        return 0;
    }
    return 1;
}

int runSimulation(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    QHashSeed::setDeterministicGlobalSeed(); // the order of a QHash, too, is the seed's
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QCommandLineParser parser;
    parser.addOptions({{u"seed"_s, u"only this one"_s, u"N"_s},
                       {u"first"_s, u"the first of several"_s, u"N"_s, u"1"_s},
                       {u"count"_s, u"how many"_s, u"N"_s, QString::fromLatin1(usualCount)},
                       {u"find"_s, u"end at the first with which something is wrong"_s},
                       {u"trace"_s, u"show what happens"_s}});
    parser.process(arguments);
    if (parser.isSet(u"seed"_s))
        return runSeeds({parser.value(u"seed"_s).toULongLong()}, parser.isSet(u"trace"_s));
    if (parser.isSet(u"find"_s))
        return findFirst(parser.value(u"first"_s).toULongLong(), parser.value(u"count"_s).toInt());
    QList<quint64> seeds =
        seedsFrom(parser.value(u"first"_s).toULongLong(), parser.value(u"count"_s).toInt());
    if (!parser.isSet(u"first"_s) && !parser.isSet(u"count"_s))
        seeds.append({foundSomething.cbegin(), foundSomething.cend()});
    return runSeeds(seeds, parser.isSet(u"trace"_s));
}

} // namespace

} // namespace numberdesk

NUMBERDESK_TEST_PROCESS("simulation", numberdesk::runSimulation)
