// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clienttest.h"
#include "support/testprogram.h"

#include <QPointer>
#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;
using Delivery = ScriptedReply::Delivery;

namespace {

/// A departure that is written down when the test says so.
class HeldDeparture final : public DepartureJob
{
public:
    using DepartureJob::DepartureJob;
    void end(const Result<void, QString> &result) { finish(result); }
    void cancel() override {}
};

} // namespace

/// Writes that are written down before they leave, and those that an earlier process has sent.
class TestDepartures : public ClientTest
{
    Q_OBJECT

private slots:
    void leavesOnceItIsWrittenDown();
    void whatCannotBeWrittenDownStays();
    void aRetryIsTheSameDeparture();
    void whatWasSentBeforeGoesAsItWas();
    void whatWasSentBeforeIsInDoubt();
    void aCancelledDepartureHoldsNobodyUp();
    void whatNobodyWritesDownStays();

private:
    HttpRequest write()
    {
        HttpRequest request;
        request.method = "POST";
        request.body = "{}";
        request.asksForChange = true;
        request.firstSentHeader = "Repeatability-First-Sent";
        request.departureNote = [this](const QByteArray &firstSent) {
            m_noted.append(firstSent);
            m_departure = new HeldDeparture(this);
            return m_departure;
        };
        return request;
    }

    QByteArrayList m_noted;
    QPointer<HeldDeparture> m_departure;
};

void TestDepartures::leavesOnceItIsWrittenDown()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    ResultSpy result(client().send(write()));
    QTRY_VERIFY(m_departure);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(client().requestsSent(), 0);
    m_departure->end({});
    QTRY_VERIFY(result.value());
    QCOMPARE(result.value()->value().status, 200);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_server->requests().first().header("Repeatability-First-Sent"), m_noted.value(0));
}

void TestDepartures::whatCannotBeWrittenDownStays()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    ResultSpy result(client().send(write()));
    QTRY_VERIFY(m_departure);
    m_departure->end(Failure<QString>(u"The disk is full. Free some space."_s));
    QTRY_VERIFY(result.value());
    QCOMPARE(result.value()->error().kind, HttpError::Kind::NotWrittenDown);
    QCOMPARE(result.value()->error().detail, u"The disk is full. Free some space."_s);
    QVERIFY(!result.value()->error().inDoubt);
    QCOMPARE(client().requestsSent(), 0);
    QVERIFY(get().has_value());
    QCOMPARE(m_server->requests().size(), 1);
}

void TestDepartures::aRetryIsTheSameDeparture()
{
    m_noted.clear();
    m_server->enqueue({200, {}, {}, Delivery::Closed});
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    ResultSpy result(client().send(write()));
    QTRY_VERIFY(m_departure);
    m_departure->end({});
    QVERIFY(m_parts->clock.runUntil([&] { return result.value().has_value(); }, client()));
    QCOMPARE(m_server->requests().size(), 2);
    QCOMPARE(m_noted.size(), 1);
    for (const ScriptedRequest &request : m_server->requests())
        QCOMPARE(request.header("Repeatability-First-Sent"), m_noted.first());
}

void TestDepartures::whatWasSentBeforeGoesAsItWas()
{
    m_noted.clear();
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    HttpRequest request = write();
    request.firstSentBefore = "Fri, 27 Nov 2026 06:00:00 GMT";
    QCOMPARE(send(request).value().value().status, 200);
    QCOMPARE(m_server->requests().first().header("Repeatability-First-Sent"),
             request.firstSentBefore);
    QVERIFY(m_noted.isEmpty());
}

void TestDepartures::whatWasSentBeforeIsInDoubt()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    HttpRequest request = write();
    request.firstSentBefore = "Fri, 27 Nov 2026 06:00:00 GMT";
    HttpJob *const job = client().send(request);
    ResultSpy result(job);
    job->cancel();
    QTRY_VERIFY(result.value());
    QCOMPARE(result.value()->error().kind, HttpError::Kind::Cancelled);
    QVERIFY(result.value()->error().inDoubt);
}

/// Its turn in the queue goes to the next one.
void TestDepartures::aCancelledDepartureHoldsNobodyUp()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    for (int i = 0; i < 8; ++i) { // more than the connections to one host
        m_departure = nullptr;
        HttpJob *const job = client().send(write());
        ResultSpy result(job);
        QTRY_VERIFY(m_departure);
        job->cancel();
        QTRY_VERIFY(result.value());
        QCOMPARE(result.value()->error().kind, HttpError::Kind::Cancelled);
        QVERIFY(!result.value()->error().inDoubt);
        m_departure->end({}); // nobody hears of it any more
    }
    QCOMPARE(get().value().value().status, 200);
    QCOMPARE(m_server->requests().size(), 1);
}

/// Its import may go away while it waits.
void TestDepartures::whatNobodyWritesDownStays()
{
    m_server->setHandler([](const ScriptedRequest &) { return status(200); });
    for (int i = 0; i < 8; ++i) { // more than the connections to one host
        m_departure = nullptr;
        ResultSpy result(client().send(write()));
        QTRY_VERIFY(m_departure);
        delete m_departure;
        QTRY_VERIFY(result.value());
        QCOMPARE(result.value()->error().kind, HttpError::Kind::NotWrittenDown);
    }
    QCOMPARE(get().value().value().status, 200);
    QCOMPARE(m_server->requests().size(), 1);
}

NUMBERDESK_TEST("departures", TestDepartures)
#include "tst_departures.moc"
