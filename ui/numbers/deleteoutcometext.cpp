// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/deleteoutcometext.h"

#include "models/changetext.h"
#include "session/jobs/numberdeletion.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace numberdesk {

namespace {

constexpr qsizetype mostNamed = 3; ///< a message has room for few lines

struct DeleteOutcomeText
{
    Q_DECLARE_TR_FUNCTIONS(DeleteOutcomeText)
};

QString sums(qsizetype asked, const DeleteOutcome &outcome)
{
    const auto deleted = static_cast<int>(outcome.deleted.size());
    const auto gone = static_cast<int>(outcome.gone.size());
    const qsizetype kept = asked - deleted - gone;
    QString text = kept == 0
                       ? DeleteOutcomeText::tr("%Ln number(s) deleted.", nullptr, deleted)
                       : DeleteOutcomeText::tr("%Ln number(s) deleted, %1 not.", nullptr, deleted)
                             .arg(QLocale().toString(kept));
    if (gone > 0)
        text += u' ' + DeleteOutcomeText::tr("%Ln number(s) had gone already.", nullptr, gone);
    if (outcome.onOldReadings > 0)
        text += u' ' + DeleteOutcomeText::tr("%Ln of the deleted may have changed meanwhile: the "
                                             "request budget let nothing out within a minute of "
                                             "the last reading.",
                                             nullptr, static_cast<int>(outcome.onOldReadings));
    return text;
}

QString moreLeftOut(const DeleteOutcome &outcome, int more)
{
    const bool allChanged = std::all_of(outcome.leftOut.begin(), outcome.leftOut.end(),
                                        [](const LeftOutNumber &left) { return left.changed; });
    return allChanged ? DeleteOutcomeText::tr("And %Ln more that changed meanwhile.", nullptr, more)
                      : DeleteOutcomeText::tr(
                            "And %Ln more that changed meanwhile or that the gateway has "
                            "not deleted.",
                            nullptr, more);
}

} // namespace

QString deleteOutcomeText(qsizetype asked, const DeleteOutcome &outcome)
{
    QString text = sums(asked, outcome);
    for (const LeftOutNumber &left : outcome.leftOut.mid(0, mostNamed)) {
        const QString reason =
            left.changes.isEmpty() ? left.reason : changedMeanwhile(forPeople(left.changes));
        text += u'\n' + DeleteOutcomeText::tr("%1: %2", "a number, why it was left out")
                            .arg(left.number.toString(), reason);
    }
    if (const qsizetype more = outcome.leftOut.size() - mostNamed; more > 0) {
        text += u'\n' + moreLeftOut(outcome, static_cast<int>(more));
    }
    return text;
}

} // namespace numberdesk
