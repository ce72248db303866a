// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/fieldequality.h"
#include "support/randomresources.h"
#include "support/testprogram.h"
#include "transfer/csv/csvtable.h"
#include "transfer/csv/exportfile.h"
#include "transfertest.h"

#include <QTest>

using namespace numberdesk;

namespace {

/// A number as a file can ask for it: words that its cells take, and a service with each setting.
Number numberForFile()
{
    Number number = randomNumber();
    for (const Service service : allServices) {
        std::optional<NumberService> &entry = number.services[service];
        if (!entry)
            continue;
        entry->assignmentStatus.clear();
        if (entry->configuration && entry->configuration->usage.isEmpty())
            entry->configuration->usage = QStringLiteral("VoiceApp");
    }
    return number;
}

CsvTable tableOf(const Number &number)
{
    const CsvDialect dialect;
    QStringList headings = numberExportHeadings();
    return parseCsv((toCsvLine(headings, dialect) + toCsvLine(numberExportCells(number), dialect))
                        .toUtf8(),
                    QStringLiteral("export.csv"))
        .value();
}

} // namespace

/// An export dropped back asks for what is there.
class TestCsvProperties : public QObject
{
    Q_OBJECT

private slots:
    void exportsReadBackEqual();
};

void TestCsvProperties::exportsReadBackEqual()
{
    QVERIFY(rc::check("numbers", [] {
        const Number number = numberForFile();
        const auto plan = draftOf({tableOf(number)}).value();
        RC_ASSERT(plan->errors.isEmpty());
        const NumberChange &change = plan->rows.constFirst().change;
        RC_ASSERT(sameAsked(change.appliedTo(nullptr), number));
        RC_ASSERT(sameAsked(change.appliedTo(&number), number));
    }));
}

NUMBERDESK_TEST("csvproperties", TestCsvProperties)
#include "tst_csvproperties.moc"
