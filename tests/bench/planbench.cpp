// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/bench.h"
#include "core/numbering/libraryverdict.h"
#include "core/numbering/numberingplans.h"
#include "support/numbersamples.h"

#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace numberdesk {

namespace {

constexpr double limit = 1.0 / 20;

/// CPU seconds of this thread: others use the machine, too.
double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

struct Times
{
    double mine = 0;
    double library = 0;
    std::size_t numbers = 0;
    std::size_t disagreements = 0;

    void add(const Times &other)
    {
        mine += other.mine;
        library += other.library;
        numbers += other.numbers;
        disagreements += other.disagreements;
    }
};

void print(const char *name, const Times &times)
{
    const auto count = static_cast<double>(times.numbers);
    std::printf("%-22s %9zu %11.3f %11.3f %9.0f %8zu\n", name, times.numbers,
                times.mine * 1e6 / count, times.library * 1e6 / count, times.library / times.mine,
                times.disagreements);
    std::fflush(stdout);
}

/// Judges numbers in blocks, by both ways in turn, so that what else the machine does meets both.
Times compare(std::size_t count, const std::function<std::string()> &next)
{
    constexpr std::size_t blockSize = 10'000;
    Times times;
    std::vector<std::string> numbers(blockSize);
    std::vector<TelephoneNumber> parsed(blockSize);
    std::vector<NumberingVerdict> mine(blockSize);
    std::vector<NumberingVerdict> library(blockSize);
    while (times.numbers < count) {
        const std::size_t block = std::min(blockSize, count - times.numbers);
        for (std::size_t i = 0; i < block; ++i) {
            numbers[i] = next();
            parsed[i] = TelephoneNumber(std::stoull(numbers[i]));
        }
        const double begin = cpuSeconds();
        for (std::size_t i = 0; i < block; ++i)
            mine[i] = numberingVerdict(parsed[i]);
        const double between = cpuSeconds();
        for (std::size_t i = 0; i < block; ++i)
            library[i] = libraryVerdict(numbers[i]);
        times.mine += between - begin;
        times.library += cpuSeconds() - between;
        for (std::size_t i = 0; i < block; ++i) {
            if (mine[i] == library[i])
                continue;
            ++times.disagreements;
            std::printf("+%s: advice %d instead of %d, possible length %d instead of %d\n",
                        numbers[i].c_str(), static_cast<int>(mine[i].advice),
                        static_cast<int>(library[i].advice), mine[i].possibleLength,
                        library[i].possibleLength);
        }
        times.numbers += block;
    }
    return times;
}

/// What each country code costs once, the library's own preparations in it.
void printPreparation(const NumberSamples &samples)
{
    const double begin = cpuSeconds();
    double longest = 0;
    int longestCode = 0;
    for (const int code : samples.countryCodes()) {
        const double before = cpuSeconds();
        numberingVerdict(TelephoneNumber(std::stoull(std::to_string(code) + "23456789")));
        const double seconds = cpuSeconds() - before;
        if (seconds > longest) {
            longest = seconds;
            longestCode = code;
        }
    }
    std::printf("first number of a country code: %.1f ms, +%d %.1f ms, all %zu %.0f ms\n",
                (cpuSeconds() - begin) * 1e3 / static_cast<double>(samples.countryCodes().size()),
                longestCode, longest * 1e3, samples.countryCodes().size(),
                (cpuSeconds() - begin) * 1e3);
}

} // namespace

int planBench(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("vs"), {}, QStringLiteral("library")},
         {QStringLiteral("count"), {}, QStringLiteral("N"), QStringLiteral("1000000")},
         {QStringLiteral("seed"), {}, QStringLiteral("N"), QStringLiteral("1")}});
    bool isCount = false;
    bool isSeed = false;
    const bool parsed = parser.parse(QStringList{QString()} + arguments);
    const auto count = parser.value(QStringLiteral("count")).toULongLong(&isCount);
    const auto seed = parser.value(QStringLiteral("seed")).toULongLong(&isSeed);
    if (!parsed || !isCount || !isSeed || count == 0 || !parser.positionalArguments().isEmpty() ||
        parser.value(QStringLiteral("vs")) != QLatin1String("libphonenumber"))
        return 2;

    NumberSamples samples(seed);
    printPreparation(samples);
    std::printf("%-22s %9s %11s %11s %9s %8s\n", "numbers", "count", "plans, us", "library, us",
                "times", "unequal");
    const Times generated = compare(count, [&] { return samples.likeExample(); });
    print("generated", generated);
    const Times mutated = compare(count, [&] { return samples.mutated(); });
    print("mutated", mutated);
    const Times random = compare(count, [&] { return samples.random(); });
    print("random digits", random);
    Times all = generated;
    all.add(mutated);
    print("generated and mutated", all);
    all.disagreements += random.disagreements;
    const bool within = all.mine <= limit * all.library && all.disagreements == 0;
    std::printf("%s: at most 1/20 of the library's time and no disagreement\n",
                within ? "within the limit" : "BEYOND THE LIMIT");
    return within ? 0 : 1;
}

} // namespace numberdesk
