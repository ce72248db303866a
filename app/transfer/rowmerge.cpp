// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/rowmerge.h"

#include "transfer/numberdifference.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct RowMerge
{
    Q_DECLARE_TR_FUNCTIONS(RowMerge)
};

QString shown(const QString &cell)
{
    return cell.isEmpty() ? u"\"\""_s : cell;
}

QString changedMeanwhile(const QList<FieldDifference> &differences)
{
    QStringList fields;
    for (const FieldDifference &difference : differences) {
        fields.append(RowMerge::tr("%1 was %2, is %3", "field, old value, new value")
                          .arg(headingOf(difference.column), shown(difference.before),
                               shown(difference.after)));
    }
    return RowMerge::tr("changed meanwhile: %1").arg(fields.join("; "_L1));
}

} // namespace

Merge mergeIntoReading(PlanRow &row, const Number *now)
{
    const bool calledNew = row.existing == nullptr;
    if (now == nullptr && calledNew)
        return {};
    if (now == nullptr) {
        return {MergeVerdict::Gone,
                RowMerge::tr("changed meanwhile: the number was there, is gone")};
    }
    if (calledNew) {
        return {MergeVerdict::Appeared,
                RowMerge::tr("changed meanwhile: the number was new, is on the account \"%1\"")
                    .arg(now->accountName)};
    }
    const QList<FieldDifference> differences =
        differencesIn(namedColumns(row.change), *row.existing, *now);
    if (!differences.isEmpty())
        return {MergeVerdict::Changed, changedMeanwhile(differences)};
    row.existing = std::make_shared<const Number>(*now);
    return {};
}

} // namespace numberdesk
