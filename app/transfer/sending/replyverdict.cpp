// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/replyverdict.h"

#include "transfer/plan/numberdifference.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ReplyVerdict
{
    Q_DECLARE_TR_FUNCTIONS(ReplyVerdict)
};

QString shown(const QString &cell)
{
    return cell.isEmpty() ? u"\"\""_s : cell;
}

UnclearRow undone(const QString &message)
{
    return {UnclearRow::Doubt::Unanswered, {{}, message, {}, {}}};
}

} // namespace

QString keptSentence(const PlanRow &row, const Number &stored)
{
    QStringList sentences;
    for (const FieldDifference &difference : differencesToSent(row.change, row.target(), stored)) {
        sentences.append(
            ReplyVerdict::tr("%1: the gateway keeps %2 where %3 was sent", "field, values")
                .arg(numberColumn(difference.column).heading, shown(difference.after),
                     shown(difference.before)));
    }
    if (sentences.isEmpty())
        return ReplyVerdict::tr("The gateway keeps other fields than were sent.");
    return sentences.join("; "_L1);
}

std::optional<UnclearRow> doubtOf(const PlanRow &row, const Number *stored)
{
    if (stored == nullptr)
        return undone(ReplyVerdict::tr("The gateway's reply left this row out."));
    if (stored->accountName != row.change.accountName) {
        return undone(
            ReplyVerdict::tr("The gateway's reply names the account \"%1\" for this number.")
                .arg(stored->accountName));
    }
    if (!isStoredAsSent(row.change, row.target(), *stored))
        return UnclearRow{UnclearRow::Doubt::KeptByGateway,
                          {{}, keptSentence(row, *stored), {}, {}}};
    return {};
}

UnclearRow doubtOf(const ApiError &error)
{
    return {UnclearRow::Doubt::Unanswered, {error.code, userMessage(error), {}, {}}};
}

} // namespace numberdesk
