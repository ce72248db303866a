// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/issuetablemodel.h"
#include "models/problemgroups.h"
#include "support/testprogram.h"
#include "transfer/plan/repairablerows.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

RowIssue faultAt(qint64 line, const QString &column, const QString &message,
                 const QString &repaired = {})
{
    RowIssue issue;
    issue.file = u"numbers.csv"_s;
    issue.line = line;
    issue.column = column;
    issue.found = u"as it is"_s;
    issue.message = message;
    issue.repaired = repaired;
    return issue;
}

/// Lines of the problems that stand under "Can be repaired".
QList<qint64> repairableLines(const QList<RowIssue> &issues)
{
    QList<qint64> lines;
    const QList<ProblemGroup> groups = groupProblems(issues);
    for (const ProblemGroup &group : groups) {
        for (const qsizetype index : group.repairable ? group.issues : QList<qsizetype>())
            lines += issues.at(index).line;
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

const QString number = u"telephoneNumber"_s;
const QString flag = u"enabled"_s;
const QString notE164 = u"The telephone number is not in E.164 format."_s;

} // namespace

/// What stands under "Can be repaired" is what Repair mends.
class TestProblemGroups : public QObject
{
    Q_OBJECT

private slots:
    void theSameWordsWithoutARepairStandApart();
    void aFurtherFaultTakesARowOut();
    void aMissingAccountDoesNot();
    void theSameLineOfAnotherFileIsAnotherRow();
    void doubtsAreNotRepaired();
    void foundCellsNameWhatIsInvisible();
};

void TestProblemGroups::theSameWordsWithoutARepairStandApart()
{
    const QList<RowIssue> issues{faultAt(2, number, notE164, u"+441632960000"_s),
                                 faultAt(3, number, notE164),
                                 faultAt(4, number, notE164, u"+441632960001"_s)};
    QCOMPARE(repairableLines(issues), (QList<qint64>{2, 4}));
    QCOMPARE(groupProblems(issues).size(), 2);
    QCOMPARE(RepairableRows(issues).size(), 2);
}

void TestProblemGroups::aFurtherFaultTakesARowOut()
{
    const QList<RowIssue> issues{faultAt(2, number, notE164, u"+441632960000"_s),
                                 faultAt(2, flag, u"Neither."_s),
                                 faultAt(3, number, notE164, u"+441632960001"_s),
                                 faultAt(3, flag, u"Neither."_s, u"true"_s)};
    QCOMPARE(repairableLines(issues), (QList<qint64>{3, 3}));
    QCOMPARE(RepairableRows(issues).size(), 1);
}

/// It is created on the same page, and only for rows whose cells are good.
void TestProblemGroups::aMissingAccountDoesNot()
{
    RowIssue account = faultAt(2, u"accountName"_s, u"There is no such account."_s);
    account.kind = RowIssue::Kind::MissingAccount;
    const QList<RowIssue> issues{faultAt(2, number, notE164, u"+441632960000"_s), account};
    QCOMPARE(repairableLines(issues), (QList<qint64>{2}));
    QCOMPARE(RepairableRows(issues).size(), 1);
}

void TestProblemGroups::theSameLineOfAnotherFileIsAnotherRow()
{
    RowIssue other = faultAt(2, flag, u"Neither."_s);
    other.file = u"other.csv"_s;
    const QList<RowIssue> issues{faultAt(2, number, notE164, u"+441632960000"_s), other};
    QCOMPARE(RepairableRows(issues).size(), 1);
}

void TestProblemGroups::doubtsAreNotRepaired()
{
    RowIssue doubt = faultAt(2, number, u"A zero behind the country code."_s);
    doubt.severity = RowIssue::Severity::Warning;
    const QList<RowIssue> issues{faultAt(2, number, notE164, u"+441632960000"_s), doubt};
    QCOMPARE(repairableLines(issues), (QList<qint64>{2}));
    QCOMPARE(RepairableRows(issues).size(), 1);
}

void TestProblemGroups::foundCellsNameWhatIsInvisible()
{
    RowIssue issue = faultAt(2, number, u"Invisible."_s, u"+13025551641"_s);
    issue.found = u"\u200b+13025551641"_s;
    IssueTableModel model;
    model.setIssues({issue});
    const auto cell = [&model](IssueColumn column) {
        return model.index(0, static_cast<int>(column)).data().toString();
    };
    QCOMPARE(cell(IssueColumn::Found), u"‹U+200B›+13025551641"_s);
    QCOMPARE(cell(IssueColumn::Repaired), u"+13025551641"_s);
}

NUMBERDESK_TEST("problemgroups", TestProblemGroups)
#include "tst_problemgroups.moc"
