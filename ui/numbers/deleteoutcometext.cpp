// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/deleteoutcometext.h"

#include "models/fieldchangetext.h"
#include "session/numberdeletion.h"

#include <QCoreApplication>
#include <QLocale>

namespace numberdesk {

namespace {

constexpr qsizetype mostNamed = 3; ///< a message has room for few lines

struct DeleteOutcomeText
{
    Q_DECLARE_TR_FUNCTIONS(DeleteOutcomeText)
};

} // namespace

QString deleteOutcomeText(qsizetype asked, const DeleteOutcome &outcome)
{
    const auto done = static_cast<int>(outcome.deleted.size());
    if (done == asked)
        return DeleteOutcomeText::tr("%Ln number(s) deleted.", nullptr, done);
    QString text = DeleteOutcomeText::tr("%Ln number(s) deleted, %1 not.", nullptr, done)
                       .arg(QLocale().toString(asked - done));
    for (const LeftOutNumber &left : outcome.leftOut.mid(0, mostNamed)) {
        const QString reason =
            left.changes.isEmpty() ? left.reason : changedMeanwhile(forPeople(left.changes));
        text += u'\n' + DeleteOutcomeText::tr("%1: %2", "a number, why it was left out")
                            .arg(left.number.toString(), reason);
    }
    if (const qsizetype more = outcome.leftOut.size() - mostNamed; more > 0) {
        text += u'\n' + DeleteOutcomeText::tr("And %Ln more that changed meanwhile.", nullptr,
                                              static_cast<int>(more));
    }
    return text;
}

} // namespace numberdesk
