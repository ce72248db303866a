// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/listload.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QDateTime noon = QDateTime::fromString(u"2026-06-01T12:00:00Z"_s, Qt::ISODate);

/// A load that is only looked at.
class IdleJob final : public Job
{
public:
    using Job::Job;
    void cancel() override {}
};

ListProgress progressOf(qint64 received, std::optional<qint64> total)
{
    ListProgress progress;
    progress.received = received;
    progress.total = total;
    return progress;
}

ApiResult<qint64> failureOf(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return Failure<ApiError>(error);
}

} // namespace

/// How a list stands from load to load.
class TestListLoad : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_load = std::make_unique<ListLoad>(ListKind::Accounts); }

    void tellsHowFarItIs();
    void tellsWhenACompleteLoadBeganAndEnded();
    void aFailureLeavesTheLastCompleteLoad();
    void toBeCancelledIsNoFailure();
    void doubtsAreThoseOfTheLastCompleteLoad();
    void aJobThatIsGoneIsNotUnderWay();

private:
    void begin(quint64 asked, const QDateTime &now)
    {
        m_job = std::make_unique<IdleJob>();
        m_load->begin(m_job.get(), Moment{asked}, now);
    }

    std::unique_ptr<IdleJob> m_job;
    std::unique_ptr<ListLoad> m_load;
};

void TestListLoad::tellsHowFarItIs()
{
    QVERIFY(!m_load->isUnderWay());
    begin(7, noon);
    QVERIFY(m_load->isUnderWay());
    QVERIFY(m_load->state().loading);
    QCOMPARE(m_load->asked(), Moment{7});
    m_load->take(progressOf(500, 1200));
    QCOMPARE(m_load->state().received, 500);
    QCOMPARE(m_load->state().total, std::optional<qint64>(1200));
    m_load->end(ApiResult<qint64>(1200), noon);
    QVERIFY(!m_load->isUnderWay());
    QVERIFY(!m_load->state().loading);
    begin(9, noon);
    QCOMPARE(m_load->asked(), Moment{9});
    QCOMPARE(m_load->state().received, 0);
    QVERIFY(!m_load->state().total);
}

void TestListLoad::tellsWhenACompleteLoadBeganAndEnded()
{
    begin(1, noon);
    QVERIFY(m_load->state().loadedAt.isNull());
    QVERIFY(m_load->state().begunAt.isNull()); // of a load that has not ended nothing is promised
    m_load->end(ApiResult<qint64>(2), noon.addSecs(40));
    QCOMPARE(m_load->state().begunAt, noon);
    QCOMPARE(m_load->state().loadedAt, noon.addSecs(40));
}

void TestListLoad::aFailureLeavesTheLastCompleteLoad()
{
    begin(1, noon);
    m_load->end(ApiResult<qint64>(2), noon.addSecs(1));
    begin(2, noon.addSecs(60));
    m_load->end(failureOf(ApiError::Kind::Forbidden), noon.addSecs(61));
    QVERIFY(m_load->state().error);
    QCOMPARE(m_load->state().error->kind, ApiError::Kind::Forbidden);
    QCOMPARE(m_load->state().begunAt, noon);
    QCOMPARE(m_load->state().loadedAt, noon.addSecs(1));
    begin(3, noon.addSecs(120));
    m_load->end(ApiResult<qint64>(2), noon.addSecs(121));
    QVERIFY(!m_load->state().error);
}

void TestListLoad::toBeCancelledIsNoFailure()
{
    begin(1, noon);
    m_load->end(failureOf(ApiError::Kind::Cancelled), noon);
    QVERIFY(!m_load->state().loading);
    QVERIFY(!m_load->state().error);
    QVERIFY(m_load->state().loadedAt.isNull());
}

void TestListLoad::doubtsAreThoseOfTheLastCompleteLoad()
{
    begin(1, noon);
    m_load->take(progressOf(2, 3));
    QVERIFY(m_load->state().doubts.isEmpty()); // more may come
    m_load->end(ApiResult<qint64>(2), noon);
    QCOMPARE(m_load->state().doubts.size(), 1);
    begin(2, noon);
    m_load->end(failureOf(ApiError::Kind::Offline), noon);
    QCOMPARE(m_load->state().doubts.size(), 1);
    begin(3, noon);
    m_load->take(progressOf(3, 3));
    m_load->end(ApiResult<qint64>(3), noon);
    QVERIFY(m_load->state().doubts.isEmpty());
}

void TestListLoad::aJobThatIsGoneIsNotUnderWay()
{
    begin(1, noon);
    m_job.reset();
    QVERIFY(!m_load->isUnderWay());
}

NUMBERDESK_TEST("listload", TestListLoad)
#include "tst_listload.moc"
