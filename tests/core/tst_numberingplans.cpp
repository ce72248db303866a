// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/countryplan.h"
#include "core/numbering/digitautomaton.h"
#include "core/numbering/libraryverdict.h"
#include "core/numbering/numberingplans.h"
#include "core/numbering/wirereader.h"
#include "support/numbersamples.h"
#include "support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace numberdesk;

namespace {

bool matchesWhole(const DigitAutomaton &automaton, std::string_view digits)
{
    quint16 state = DigitAutomaton::start;
    for (const char digit : digits)
        state = automaton.states.at(state).next.at(static_cast<std::size_t>(digit - '0'));
    const quint16 end = automaton.states.at(state).next.at(DigitPattern::endSymbol);
    return !automaton.states.at(state).matched.empty() || !automaton.states.at(end).matched.empty();
}

QByteArray told(const std::string &digits, NumberingVerdict mine, NumberingVerdict theirs)
{
    const auto tell = [](NumberingVerdict verdict) {
        return QByteArray::number(static_cast<int>(verdict.advice)) + '/' +
               QByteArray::number(static_cast<int>(verdict.possibleLength));
    };
    return '+' + QByteArray::fromStdString(digits) + ": " + tell(mine) + ", the library says " +
           tell(theirs);
}

void compareWithLibrary(const std::string &digits)
{
    const NumberingVerdict mine = numberingVerdict(TelephoneNumber(std::stoull(digits)));
    const NumberingVerdict theirs = libraryVerdict(digits);
    if (mine != theirs)
        QFAIL(told(digits, mine, theirs).constData());
}

} // namespace

class NumberingPlansTest : public QObject
{
    Q_OBJECT

private slots:
    void everyCountryHasAPlan();
    void agreesWithTheLibrary_data();
    void agreesWithTheLibrary();
    void agreesOnShortNumbers();
    void seldomAsksTheLibrary();
    void manyThreadsMayAsk();
    void automatonMatchesWhatThePatternSays_data();
    void automatonMatchesWhatThePatternSays();
    void refusesPatternsItDoesNotKnow_data();
    void refusesPatternsItDoesNotKnow();
    void automatonIsBounded();
    void brokenMessagesAreNoticed();
};

/// Not only by the way that is left when there is none.
void NumberingPlansTest::everyCountryHasAPlan()
{
    const NumberSamples samples(1);
    for (const int code : samples.countryCodes())
        QVERIFY2(CountryPlan::make(code), QByteArray::number(code).constData());
    QVERIFY(!CountryPlan::make(999));
}

void NumberingPlansTest::agreesWithTheLibrary_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("kind");
    QTest::newRow("like example numbers") << 8'000 << 0;
    QTest::newRow("mutated") << 8'000 << 1;
    QTest::newRow("random digits") << 4'000 << 2;
}

void NumberingPlansTest::agreesWithTheLibrary()
{
    QFETCH(int, count);
    QFETCH(int, kind);
    NumberSamples samples(20'261);
    for (int i = 0; i < count && !QTest::currentTestFailed(); ++i) {
        compareWithLibrary(kind == 0   ? samples.likeExample()
                           : kind == 1 ? samples.mutated()
                                       : samples.random());
    }
}

void NumberingPlansTest::agreesOnShortNumbers()
{
    compareWithLibrary("0"); // no number
    for (int number = 1; number < 2'000 && !QTest::currentTestFailed(); ++number)
        compareWithLibrary(std::to_string(number));
    compareWithLibrary("18446744073709551615"); // the longest that the type holds
}

void NumberingPlansTest::seldomAsksTheLibrary()
{
    constexpr int countPerCode = 50;
    NumberSamples samples(7);
    int asked = 0;
    for (const int code : samples.countryCodes()) {
        const auto plan = CountryPlan::make(code);
        QVERIFY(plan);
        for (int i = 0; i < countPerCode; ++i)
            asked += plan->verdict(samples.random()) ? 0 : 1;
    }
    const auto all = static_cast<int>(samples.countryCodes().size()) * countPerCode;
    QVERIFY2(asked * 50 < all, QByteArray::number(asked).constData());
}

void NumberingPlansTest::manyThreadsMayAsk()
{
    NumberSamples samples(3);
    std::vector<std::string> numbers(2'000);
    std::generate(numbers.begin(), numbers.end(), [&] { return samples.likeExample(); });
    const auto judge = [&](std::vector<NumberingVerdict> &verdicts) {
        for (const std::string &digits : numbers)
            verdicts.push_back(numberingVerdict(TelephoneNumber(std::stoull(digits))));
    };
    std::vector<std::vector<NumberingVerdict>> verdicts(4);
    std::vector<std::thread> threads;
    threads.reserve(verdicts.size());
    for (auto &own : verdicts)
        threads.emplace_back([&] { judge(own); });
    for (std::thread &thread : threads)
        thread.join();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const NumberingVerdict expected = libraryVerdict(numbers.at(i));
        for (const auto &own : verdicts)
            QVERIFY2(own.at(i) == expected, numbers.at(i).c_str());
    }
}

void NumberingPlansTest::automatonMatchesWhatThePatternSays_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArrayList>("matching");
    QTest::addColumn<QByteArrayList>("others");
    using List = QByteArrayList;
    QTest::newRow("digits") << QByteArray("12") << List{"12"} << List{"", "1", "123", "13"};
    QTest::newRow("any digit") << QByteArray("\\d2") << List{"02", "92"} << List{"2", "93"};
    QTest::newRow("class") << QByteArray("[13-57]") << List{"1", "3", "5", "7"}
                           << List{"2", "6", "8", "13"};
    QTest::newRow("class with any digit") << QByteArray("[\\d]") << List{"0", "9"} << List{""};
    QTest::newRow("choice") << QByteArray("1|2(?:3|45)") << List{"1", "23", "245"}
                            << List{"2", "13", "25"};
    QTest::newRow("empty choice") << QByteArray("1(?:|2)") << List{"1", "12"} << List{"", "122"};
    QTest::newRow("optional") << QByteArray("80?1") << List{"81", "801"} << List{"8", "8001"};
    QTest::newRow("any number") << QByteArray("1*") << List{"", "1", "1111"} << List{"2", "12"};
    QTest::newRow("one or more") << QByteArray("(?:12)+") << List{"12", "1212"} << List{"", "121"};
    QTest::newRow("counted") << QByteArray("1{3}") << List{"111"} << List{"11", "1111"};
    QTest::newRow("at least") << QByteArray("1{2,}") << List{"11", "11111"} << List{"1", ""};
    QTest::newRow("between") << QByteArray("(?:1|22){1,2}3") << List{"13", "1223", "22223"}
                             << List{"3", "1113"};
    QTest::newRow("none") << QByteArray("1{0}2") << List{"2"} << List{"12"};
    QTest::newRow("end") << QByteArray("0|(1\\d)$") << List{"0", "15"} << List{"1", "155"};
}

void NumberingPlansTest::automatonMatchesWhatThePatternSays()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArrayList, matching);
    QFETCH(QByteArrayList, others);
    const auto parsed = DigitPattern::parse(pattern.toStdString());
    QVERIFY(parsed);
    DigitAutomatonBuilder builder;
    builder.add(*parsed, DigitAutomatonBuilder::Extent::Whole);
    const auto automaton = builder.build();
    QVERIFY(automaton);
    for (const QByteArray &digits : matching)
        QVERIFY2(matchesWhole(*automaton, digits.toStdString()), digits.constData());
    for (const QByteArray &digits : others)
        QVERIFY2(!matchesWhole(*automaton, digits.toStdString()), digits.constData());
}

void NumberingPlansTest::refusesPatternsItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("pattern");
    for (const char *pattern :
         {"(?!1)2", "(?=1)1", "(?i:1)", "(?<a>1)", "1??",    "1*?",   "1++",
          "(1)\\1", "[^1]",   "[]",     "[1",      "[3-1]",  "[1-]",  "(1",
          "1)",     "1{",     "1{2",    "1{,2}",   "1{3,2}", "1{21}", "?",
          "a",      ".",      "^1",     "\\D",     "\\",     "1 2",   "1{99999999999}"})
        QTest::newRow(pattern) << QByteArray(pattern);
}

void NumberingPlansTest::refusesPatternsItDoesNotKnow()
{
    QFETCH(QByteArray, pattern);
    QVERIFY(!DigitPattern::parse(pattern.toStdString()));
}

/// Data from a broken or hostile source cost bounded time and memory.
void NumberingPlansTest::automatonIsBounded()
{
    for (const char *pattern : {"(?:(?:(?:(?:\\d{20}){20}){20}){20}){20}", "\\d*1\\d{18}"}) {
        const auto parsed = DigitPattern::parse(pattern);
        QVERIFY(parsed);
        DigitAutomatonBuilder builder;
        builder.add(*parsed, DigitAutomatonBuilder::Extent::Whole);
        QVERIFY2(!builder.build(), pattern);
    }
    QVERIFY(!DigitPattern::parse(std::string(100'000, '(')));
}

void NumberingPlansTest::brokenMessagesAreNoticed()
{
    using namespace std::string_view_literals;
    WireReader whole("\x08\x96\x01\x12\x02hi\x1d\x01\x02\x03\x04"sv);
    QCOMPARE(whole.next()->number, 150U);
    QCOMPARE(whole.next()->bytes, "hi"sv);
    QCOMPARE(whole.next()->id, 3U);
    QVERIFY(!whole.next());
    QVERIFY(whole.atEnd());
    for (const std::string_view message :
         {"\x08"sv, "\x08\x96"sv, "\x12\x05hi"sv, "\x1d\x01"sv, "\x0b"sv,
          "\x12\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"sv,
          "\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"sv}) {
        WireReader broken(message);
        QVERIFY(!broken.next());
        QVERIFY(!broken.atEnd());
    }
}

NUMBERDESK_TEST("numberingplans", NumberingPlansTest)
#include "tst_numberingplans.moc"
