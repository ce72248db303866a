// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "retrydesk.h"
#include "support/testprogram.h"

#include <QSet>
#include <QTest>

using namespace numberdesk;

namespace {

constexpr std::array allVerbs{Verb::Get, Verb::Put, Verb::Delete, Verb::Patch, Verb::Post};

QByteArray nameOf(Verb verb)
{
    return std::array{"GET", "PUT", "DELETE", "PATCH", "POST"}[static_cast<std::size_t>(verb)];
}

/// How long the client may decide to wait before one more try.
struct Wait
{
    milliseconds least{0};
    milliseconds most{0};
};

const Wait failover{60s, 66s};

Wait exactly(milliseconds wait)
{
    return {wait, wait};
}

/// One row of the decision table, for one method.
struct Row
{
    Verb verb = Verb::Get;
    QList<ScriptedReply> script; ///< the last one is repeated for ever
    int tries = 1;
    QList<Wait> waits = {};
    bool freshConnections = false; ///< each try opens one; else all go over the same
    Ended ended = {};
    milliseconds timeout = 30s; ///< of one try, in real time
    bool signedIn = false;
};

/// What the server got, told apart by one header.
QSet<QByteArray> valuesOf(const QList<ScriptedRequest> &requests, QByteArrayView header)
{
    QSet<QByteArray> values;
    for (const ScriptedRequest &request : requests)
        values.insert(request.header(header));
    return values;
}

QSet<int> connectionsOf(const QList<ScriptedRequest> &requests)
{
    QSet<int> connections;
    for (const ScriptedRequest &request : requests)
        connections.insert(request.connection);
    return connections;
}

void add(const QByteArray &name, const Row &row)
{
    QTest::newRow((nameOf(row.verb) + ' ' + name).constData()) << row;
}

} // namespace

Q_DECLARE_METATYPE(Row)

/// behaviour of the client after each outcome of a try, row by row as the decision table has it.
class TestRetryTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void follows_data();
    void follows();
    void settlesA412_data();
    void settlesA412();
    void believesNotFoundOfAGatewayThatAnswers_data();
    void believesNotFoundOfAGatewayThatAnswers();
    void goesWithoutRepeatabilityOn501_data();
    void goesWithoutRepeatabilityOn501();

private:
    static void signInRows(Verb verb);
    static void troubleRows(Verb verb);
    static void throttleRows(Verb verb);
    static void neverRows(Verb verb);
};

void TestRetryTable::initTestCase()
{
    prepareNetwork();
}

/// 401: once, with a fresh token, at once.
void TestRetryTable::signInRows(Verb verb)
{
    const ScriptedReply refused = plain(401);
    add("401", {verb, {refused, success(verb)}, 2, {}, false, {}, 30s, true});
    add("401 twice", {verb, {refused}, 2, {}, false, Kind::Unauthorized, 30s, true});
    add("401 without sign-in", {verb, {refused}, 1, {}, false, Kind::Unauthorized});
}

/// 408, 500, 502, 503, 504, timeouts and resets: up to 4 tries and 5 minutes.
void TestRetryTable::troubleRows(Verb verb)
{
    const QList<Wait> thrice{failover, failover, failover};
    for (const int status : {408, 500, 502, 503, 504}) {
        const QByteArray name = QByteArray::number(status);
        const Kind kind = status == 408 ? Kind::TimedOut : Kind::ServerFault;
        add(name, {verb, {plain(status)}, 4, thrice, true, kind});
        add(name + " once", {verb, {plain(status), success(verb)}, 2, {failover}, true});
        const ScriptedReply soon = plain(status, {{"Retry-After", "7"}});
        add(name + " with Retry-After", {verb, {soon, success(verb)}, 2, {exactly(7s)}, true});
        const ScriptedReply late = plain(status, {{"Retry-After", "140"}});
        add(name + " past five minutes",
            {verb, {late}, 3, {exactly(140s), exactly(140s)}, true, kind});
    }
    const ScriptedReply reset{200, {}, {}, Delivery::Closed};
    const ScriptedReply cutOff{200, {}, "{", Delivery::Truncated};
    const ScriptedReply silence{200, {}, {}, Delivery::Silent};
    add("reset", {verb, {reset}, 4, thrice, true, Kind::Offline});
    add("cut off", {verb, {cutOff}, 4, thrice, true, Kind::Offline});
    add("no answer", {verb, {silence}, 4, thrice, true, Kind::TimedOut, 100ms});
}

/// 429: while under 5 minutes in all, after the wait that the reply names.
void TestRetryTable::throttleRows(Verb verb)
{
    const auto once = [verb](const QByteArray &name, const HeaderList &headers, milliseconds wait) {
        add("429 " + name, {verb, {plain(429, headers), success(verb)}, 2, {exactly(wait)}});
    };
    once("Retry-After in seconds", {{"Retry-After", "7"}}, 7s);
    once("Retry-After as a date",
         {{"Date", "Sat, 21 Nov 2026 12:00:00 GMT"},
          {"Retry-After", "Sat, 21 Nov 2026 12:00:05 GMT"}},
         5s);
    once("retry-after-ms", {{"Retry-After", "7"}, {"retry-after-ms", "250"}}, 250ms);
    once("x-ms-retry-after-ms", {{"Retry-After", "7"}, {"x-ms-retry-after-ms", "1500"}}, 1500ms);
    QList<Wait> doubled;
    for (milliseconds wait = 1s; wait <= 128s; wait *= 2)
        doubled.append(exactly(wait));
    add("429 without a wait", {verb, {plain(429)}, 9, doubled, false, Kind::RateLimited});
    const ScriptedReply later = plain(429, {{"Retry-After", "30"}});
    add("429 for five minutes",
        {verb, {later}, 10, QList<Wait>(9, exactly(30s)), false, Kind::RateLimited});
    add("429 for too long",
        {verb, {plain(429, {{"Retry-After", "301"}})}, 1, {}, false, Kind::RateLimited});
}

/// Everything else: never.
void TestRetryTable::neverRows(Verb verb)
{
    const QList<QPair<int, Kind>> refusals{{400, Kind::Refused},   {402, Kind::Refused},
                                           {403, Kind::Forbidden}, {404, Kind::NotFound},
                                           {405, Kind::Refused},   {406, Kind::Refused},
                                           {409, Kind::Conflict},  {410, Kind::Refused},
                                           {411, Kind::Refused},   {412, Kind::PreconditionFailed},
                                           {413, Kind::Refused},   {414, Kind::Refused},
                                           {422, Kind::Refused},   {451, Kind::Refused}};
    for (const auto &[status, kind] : refusals) {
        if (status == 404 && (verb == Verb::Get || verb == Verb::Delete))
            continue; // see believesNotFoundOfAGatewayThatAnswers
        // A wait that comes along changes nothing.
        const ScriptedReply reply = plain(status, {{"Retry-After", "1"}});
        add(QByteArray::number(status), {verb, {reply}, 1, {}, false, Ended(kind)});
    }
    add("507", {verb, {plain(507)}, 1, {}, false, Kind::ServerFault});
    if (verb != Verb::Patch) // whose merge-patch some gateways want as plain JSON
        add("415", {verb, {plain(415)}, 1, {}, false, Kind::Refused});
    if (verb != Verb::Delete && verb != Verb::Post) // which have nothing to read
        add("bad JSON", {verb, {plain(200, {}, "<html>")}, 1, {}, false, Kind::BadReply});
}

void TestRetryTable::follows_data()
{
    QTest::addColumn<Row>("row");
    for (const Verb verb : allVerbs) {
        signInRows(verb);
        troubleRows(verb);
        throttleRows(verb);
        neverRows(verb);
    }
}

void TestRetryTable::follows()
{
    QFETCH(Row, row);
    ScriptedServer server;
    server.setHandler([&row](const ScriptedRequest &) {
        return row.script.size() > 1 ? row.script.takeFirst() : row.script.first();
    });
    Desk desk(server.url(), row.timeout);
    desk.tokens.signsIn = row.signedIn;
    const Clock::TimePoint begun = desk.clock.now();
    QCOMPARE(desk.call(row.verb), row.ended);

    QCOMPARE(desk.client.requestsSent(), server.requests().size());
    QCOMPARE(desk.scheduled.count(), row.waits.size());
    for (qsizetype i = 0; i < row.waits.size(); ++i) {
        const auto wait = desk.scheduled[i][0].value<milliseconds>();
        QVERIFY2(wait >= row.waits[i].least && wait <= row.waits[i].most,
                 qPrintable(u"wait %1: %2 ms"_s.arg(i).arg(wait.count())));
        QVERIFY(!desk.scheduled[i][1].toString().isEmpty());
    }
    QVERIFY(desk.clock.now() - begun < 5min);

    const QList<ScriptedRequest> &requests = server.requests();
    // Qt itself sends once more on a connection that breaks, unless there is a body.
    if (row.verb == Verb::Get || row.verb == Verb::Delete)
        QVERIFY(requests.size() >= row.tries);
    else
        QCOMPARE(requests.size(), row.tries);
    if (row.freshConnections)
        QVERIFY(connectionsOf(requests).size() >= row.tries);
    else
        QCOMPARE(connectionsOf(requests).size(), 1);
    QCOMPARE(valuesOf(requests, "Repeatability-Request-ID").size(), 1);
    QCOMPARE(valuesOf(requests, "Repeatability-First-Sent").size(), 1);
    QCOMPARE(requests.first().header("Repeatability-Request-ID").isEmpty(), row.verb == Verb::Get);
    if (row.signedIn)
        QCOMPARE(requests.last().header("Authorization"), QByteArray("Bearer t1"));
}

void TestRetryTable::believesNotFoundOfAGatewayThatAnswers_data()
{
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<ScriptedReply>("accounts"); // what the list of accounts answers
    QTest::addColumn<Ended>("ended");
    const ScriptedReply list = plain(200, {}, R"({"value":[]})");
    QTest::newRow("GET, answers") << Verb::Get << list << Ended(Kind::NotFound);
    QTest::newRow("GET, finds nothing") << Verb::Get << plain(404) << Ended(Kind::BadReply);
    QTest::newRow("GET, refuses") << Verb::Get << plain(403) << Ended(Kind::Forbidden);
    QTest::newRow("GET, a portal's page")
        << Verb::Get << plain(200, {}, "<!DOCTYPE html><html>Sign in</html>")
        << Ended(Kind::BadReply);
    QTest::newRow("GET, something else") << Verb::Get << plain(200) << Ended(Kind::BadReply);
    QTest::newRow("DELETE, answers") << Verb::Delete << list << Ended();
    QTest::newRow("DELETE, finds nothing") << Verb::Delete << plain(404) << Ended(Kind::BadReply);
}

/// A proxy before a gateway that rests answers everything with 404: nothing is gone by that.
void TestRetryTable::believesNotFoundOfAGatewayThatAnswers()
{
    QFETCH(Verb, verb);
    QFETCH(ScriptedReply, accounts);
    QFETCH(Ended, ended);
    ScriptedServer server;
    server.setHandler([&accounts](const ScriptedRequest &request) {
        return request.path() == "/accounts" ? accounts : plain(404);
    });
    Desk desk(server.url());
    QCOMPARE(desk.call(verb), ended);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().last().method, QByteArray("GET"));
    if (ended != Ended(Kind::NotFound))
        return;
    QCOMPARE(desk.call(verb), ended); // it has just answered
    QCOMPARE(server.requests().size(), 3);
}

void TestRetryTable::settlesA412_data()
{
    QTest::addColumn<Row>("row");
    QTest::addColumn<bool>("asks"); // what is stored, by a GET
    const auto addRow = [](const QByteArray &name, Verb verb, const QList<ScriptedReply> &script,
                           Ended ended, bool asks) {
        Row row;
        row.verb = verb;
        row.script = script;
        row.ended = ended;
        QTest::newRow((nameOf(verb) + ' ' + name).constData()) << row << asks;
    };
    const ScriptedReply changed = plain(412);
    const ScriptedReply windowPassed =
        plain(412, {}, R"({"error":{"code":"RepeatabilityWindowPassed","message":"m"}})");
    const ScriptedReply rejected = plain(412, {{"Repeatability-Result", "rejected"}});
    const ScriptedReply otherAccount = plain(200, {}, R"({"name":"contoso","correlationId":"x"})");
    const ScriptedReply otherStatus =
        plain(200, {}, R"({"tenantId":"t","customerRelationship":{"status":"New"}})");
    const auto both = [&](Verb verb, const ScriptedReply &equal, const ScriptedReply &different) {
        addRow("equal", verb, {plain(500), changed, equal}, {}, true);
        addRow("different", verb, {plain(500), changed, different}, Kind::PreconditionFailed, true);
        addRow("rejected, equal", verb, {plain(504), rejected, equal}, {}, true);
        addRow("rejected, different", verb, {plain(504), rejected, different}, Kind::RepeatRejected,
               true);
    };
    both(Verb::Put, success(Verb::Put), otherAccount);
    both(Verb::Delete, plain(404), success(Verb::Get));
    both(Verb::Patch, success(Verb::Patch), otherStatus);
    addRow("of a batch", Verb::Post, {plain(500), changed}, Kind::PreconditionFailed, false);
    for (const Verb verb : {Verb::Put, Verb::Delete, Verb::Patch, Verb::Post}) {
        addRow("to the first try", verb, {changed}, Kind::PreconditionFailed, false);
        addRow("after a 429", verb, {plain(429), changed}, Kind::PreconditionFailed, false);
        addRow("window passed", verb, {windowPassed}, Kind::RepeatRejected, false);
        addRow("rejected", verb, {rejected}, Kind::RepeatRejected, false);
    }
}

/// 412 after a retry of our own write: GET and compare, equal is success.
void TestRetryTable::settlesA412()
{
    QFETCH(Row, row);
    QFETCH(bool, asks);
    ScriptedServer server;
    for (const ScriptedReply &reply : std::as_const(row.script))
        server.enqueue(reply);
    Desk desk(server.url());
    QCOMPARE(desk.call(row.verb), row.ended);
    QCOMPARE(server.requests().size(), row.script.size());
    QCOMPARE(server.requests().last().method == "GET", asks);
}

void TestRetryTable::goesWithoutRepeatabilityOn501_data()
{
    QTest::addColumn<Row>("row");
    for (const Verb verb : {Verb::Put, Verb::Delete}) {
        add("501", {verb, {plain(501), success(verb)}, 2});
        add("501 twice", {verb, {plain(501)}, 2, {}, false, Kind::ServerFault});
    }
    for (const Verb verb : {Verb::Get, Verb::Patch, Verb::Post})
        add("501", {verb, {plain(501)}, 1, {}, false, Kind::ServerFault});
}

/// 501 to repeatability headers: once without them, if the method is idempotent.
void TestRetryTable::goesWithoutRepeatabilityOn501()
{
    QFETCH(Row, row);
    ScriptedServer server;
    server.setHandler([&row](const ScriptedRequest &) {
        return row.script.size() > 1 ? row.script.takeFirst() : row.script.first();
    });
    Desk desk(server.url());
    QCOMPARE(desk.call(row.verb), row.ended);
    QCOMPARE(server.requests().size(), row.tries);
    QCOMPARE(desk.scheduled.count(), 0);
    QCOMPARE(server.requests().first().header("Repeatability-Request-ID").isEmpty(),
             row.verb == Verb::Get);
    if (row.tries > 1) {
        QVERIFY(server.requests().last().header("Repeatability-Request-ID").isEmpty());
        QVERIFY(server.requests().last().header("Repeatability-First-Sent").isEmpty());
    }
}

NUMBERDESK_TEST("retrytable", TestRetryTable)
#include "tst_retrytable.moc"
