// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/privatecopy.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>
#include <sys/stat.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace numberdesk;

class PrivateCopyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void livesAsLongAsItsObject();
    void isTheOwnersAlone();
    void copiesAreMadeAtOnce();
    void whatProcessesLeftIsClearedAway();
    void aFolderThatCannotBeIsAFault();

private:
    QString folder() const { return m_directory->filePath(u"plans"_s); }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void PrivateCopyTest::livesAsLongAsItsObject()
{
    auto copy = PrivateCopy::make(folder(), "content");
    QVERIFY(copy);
    QFile file((*copy)->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("content"));
    copy->reset();
    QCOMPARE(files(), QStringList());
}

void PrivateCopyTest::isTheOwnersAlone()
{
    const auto copy = PrivateCopy::make(folder(), "content");
    QVERIFY(copy);
    struct stat file = {};
    struct stat place = {};
    QCOMPARE(::stat(QFile::encodeName((*copy)->path()).constData(), &file), 0);
    QCOMPARE(::stat(QFile::encodeName(folder()).constData(), &place), 0);
    QCOMPARE(file.st_mode & 0777U, 0600U);
    QCOMPARE(place.st_mode & 0777U, 0700U);
}

/// Each clears away what others have left: never what they are just making.
void PrivateCopyTest::copiesAreMadeAtOnce()
{
    constexpr int makers = 4;
    constexpr int copies = 300;
    std::atomic<int> whole = 0;
    std::vector<std::future<void>> running;
    for (int maker = 0; maker < makers; ++maker) {
        running.push_back(std::async(std::launch::async, [this, &whole] {
            for (int i = 0; i < copies; ++i) {
                const auto copy = PrivateCopy::make(folder(), "content");
                QFile file(copy ? (*copy)->path() : QString());
                if (copy && file.open(QIODevice::ReadOnly) && file.readAll() == "content")
                    ++whole;
            }
        }));
    }
    for (const std::future<void> &maker : running)
        maker.wait();
    QCOMPARE(whole.load(), makers * copies);
    QCOMPARE(files(), QStringList());
}

void PrivateCopyTest::whatProcessesLeftIsClearedAway()
{
    QVERIFY(QDir().mkpath(folder()));
    QFile left(folder() + u"/left"_s);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    const auto copy = PrivateCopy::make(folder(), "content");
    QVERIFY(copy);
    QCOMPARE(files().size(), 1);
    QVERIFY(!left.exists());
}

void PrivateCopyTest::aFolderThatCannotBeIsAFault()
{
    const auto copy = PrivateCopy::make(m_directory->filePath(u"no/plans"_s), "content");
    QVERIFY(!copy);
    QVERIFY(!copy.error().reason.isEmpty());
}

NUMBERDESK_TEST("privatecopy", PrivateCopyTest)
#include "tst_privatecopy.moc"
