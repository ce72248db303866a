// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changetext.h"

#include "core/fields/accountfields.h"
#include "core/fields/numbercolumns.h"
#include "core/fields/requestfields.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ChangeText
{
    Q_DECLARE_TR_FUNCTIONS(ChangeText)
};

/// A cell for people: a flag is "on" or "off", none is "—".
QString valueText(const FieldInfo &info, FieldKind kind, const QString &cell)
{
    if (kind == FieldKind::Flag)
        return cell == "true"_L1 ? ChangeText::tr("on") : ChangeText::tr("off");
    if (cell.isEmpty())
        return u"—"_s;
    return info.shown != nullptr ? info.shown(cell) : cell;
}

/// Nothing when no column of `T` that a write carries has that heading.
template <typename T>
std::optional<FieldChange> named(const FieldChange &change)
{
    for (const Column<T> &column : columns<T>()) {
        if (column.heading != change.field || column.info->sent == Sent::Never)
            continue;
        return FieldChange{nameOf(*column.info, column.service),
                           valueText(*column.info, column.kind, change.before),
                           valueText(*column.info, column.kind, change.after)};
    }
    return std::nullopt;
}

FieldChange forPeople(const FieldChange &change)
{
    if (const auto ofNumber = named<Number>(change))
        return *ofNumber;
    if (const auto ofAccount = named<Account>(change))
        return *ofAccount;
    if (const auto ofRequest = named<RequestForInformation>(change))
        return *ofRequest;
    return {change.field, valueText({}, FieldKind::Text, change.before),
            valueText({}, FieldKind::Text, change.after)};
}

} // namespace

QString changeText(const FieldDifference &change, RowAction action)
{
    const Column<Number> &column = numberColumn(change.column);
    const QString label = nameOf(*column.info, column.service);
    const QString after = valueText(*column.info, column.kind, change.after);
    if (action == RowAction::Create)
        return ChangeText::tr("%1: %2", "field and its value").arg(label, after);
    return ChangeText::tr("%1: %2 → %3", "field, old and new value")
        .arg(label, valueText(*column.info, column.kind, change.before), after);
}

QStringList changeTexts(const PlanRow &row)
{
    if (row.kept)
        return {}; // it stays as it is
    const std::optional<RowAction> action = actionOf(row);
    QStringList texts;
    const QList<FieldDifference> changes = fieldChanges(row);
    for (const FieldDifference &change : changes)
        texts += changeText(change, *action);
    return texts;
}

QList<FieldChange> forPeople(const QList<FieldChange> &changes)
{
    QList<FieldChange> shown;
    for (const FieldChange &change : changes)
        shown.append(forPeople(change));
    return shown;
}

} // namespace numberdesk
