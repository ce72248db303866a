// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/draftoptions.h"

#include "core/fields/fieldrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

namespace {

struct DraftOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(PlanDraft)
};

} // namespace

QString optionsFault(const QList<HeadingMap> &headings, const ImportOptions &options)
{
    const bool given = !options.accountName.isEmpty() || !options.edits.isEmpty();
    const bool complete =
        !options.accountName.isEmpty() && !enabledServices(options.edits).isEmpty();
    for (const HeadingMap &map : headings) {
        if (map.numbersOnly && !complete) {
            return DraftOptionsText::tr(
                "A file of telephone numbers alone needs an account and at least "
                "one service.");
        }
        if (!map.numbersOnly && given) {
            return DraftOptionsText::tr(
                "Account, service and custom SIP header may be given only for a "
                "file of telephone numbers alone; this one has its own columns.");
        }
    }
    if (!given)
        return {};
    if (const FieldCheck check = checkAccountName(options.accountName); check && check->isError())
        return DraftOptionsText::tr("The account name is not valid: %1.").arg(check->expected);
    for (const auto &edit : options.edits) {
        const FieldInfo &info = *numberColumn(edit.column).info;
        const auto *text = std::get_if<QString>(&edit.value);
        if (text == nullptr || info.check == nullptr)
            continue;
        if (const FieldCheck check = info.check(*text); check)
            return DraftOptionsText::tr("%1 is not valid: %2.").arg(labelOf(info), check->expected);
    }
    return {};
}

QString unknownHeadingInOptions(const QList<CsvTable> &tables, const ImportOptions &options)
{
    for (const QString &named : options.headingMap.keys() + options.ignoredHeadings) {
        const bool found = std::any_of(tables.begin(), tables.end(), [&](const CsvTable &table) {
            return hasHeading(table, named);
        });
        if (!found)
            return DraftOptionsText::tr(
                       "No file has the heading \"%1\" that is to be mapped or ignored.")
                .arg(named);
    }
    return {};
}

} // namespace numberdesk
