// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/exitcode.h"
#include "commands/base/output.h"
#include "support/testprogram.h"

#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;

/// What commands write, and the code that they end with.
class TestOutput : public QObject
{
    Q_OBJECT

private slots:
    void showsControlCharacters_data();
    void showsControlCharacters();
    void theFirstCodeCounts();
    void exitsByTheFault_data();
    void exitsByTheFault();
};

void TestOutput::showsControlCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("visible");
    QTest::newRow("plain") << u"Zürich: 1 + 1 = 2"_s << u"Zürich: 1 + 1 = 2"_s;
    QTest::newRow("escape") << u"\x1b[2J\x1b]0;owned\x07"_s << u"␛[2J␛]0;owned␇"_s;
    QTest::newRow("C1") << u"a\u009b31mb"_s << u"a<U+009B>31mb"_s;
    QTest::newRow("DEL") << u"a\u007fb"_s << u"a␡b"_s;
    QTest::newRow("carriage return") << u"good\rbad"_s << u"good␍bad"_s;
    QTest::newRow("lines") << u"one\r\ntwo\nthree"_s << u"one\ntwo\nthree"_s;
    QTest::newRow("override") << u"a\u202eb\u2066c"_s << u"a<U+202E>b<U+2066>c"_s;
    QTest::newRow("NUL") << QString(QChar(0)) << u"␀"_s;
}

void TestOutput::showsControlCharacters()
{
    QFETCH(QString, text);
    QTEST(visibleText(text), "visible");
}

void TestOutput::theFirstCodeCounts()
{
    QCOMPARE(firstOf({AllDone, DoneInPart}), DoneInPart);
    QCOMPARE(firstOf({DoneInPart, Failed}), Failed);
    QCOMPARE(firstOf({Failed, StillPending}), StillPending);
    QCOMPARE(firstOf({StillPending, Conflict}), Conflict);
    QCOMPARE(firstOf({Conflict, NotPermitted}), NotPermitted);
    QCOMPARE(firstOf({NotPermitted, NotFound}), NotFound);
    QCOMPARE(firstOf({NotFound, UsageError}), UsageError);
    QCOMPARE(firstOf({UsageError, Interrupted}), Interrupted);
    QCOMPARE(firstOf({AllDone}), AllDone);
}

void TestOutput::exitsByTheFault_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<HttpError::Kind>("transport");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    using Kind = ApiError::Kind;
    using Net = HttpError::Kind;
    const auto offline = [](const char *name, Net transport, int code) {
        QTest::newRow(name) << Kind::Offline << transport << 0 << code;
    };
    offline("reset", Net::ConnectionLost, StillPending);
    offline("name not found", Net::NameNotFound, StillPending);
    offline("refused", Net::ConnectionRefused, Failed);
    offline("proxy", Net::ProxyUnreachable, Failed);
    QTest::newRow("timeout") << Kind::TimedOut << Net::TimedOut << 0 << int(StillPending);
    for (const int status : {500, 502, 503, 504})
        QTest::addRow("%d", status)
            << Kind::ServerFault << Net::Other << status << int(StillPending);
    for (const int status : {501, 505, 507})
        QTest::addRow("%d", status) << Kind::ServerFault << Net::Other << status << int(Failed);
    QTest::newRow("429") << Kind::RateLimited << Net::Other << 429 << int(StillPending);
    QTest::newRow("403") << Kind::Forbidden << Net::Other << 403 << int(NotPermitted);
    QTest::newRow("404") << Kind::NotFound << Net::Other << 404 << int(NotFound);
}

void TestOutput::exitsByTheFault()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(HttpError::Kind, transport);
    QFETCH(int, status);
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    if (status == 0)
        error.transport = HttpError{transport, {}, {}};
    QTEST(int(exitCodeOf(error)), "code");
}

NUMBERDESK_TEST("output", TestOutput)
#include "tst_output.moc"
