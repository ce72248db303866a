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
    const bool given = !options.accountName.isEmpty() || !options.services.isEmpty() ||
                       !options.customSipHeader.isEmpty();
    const bool complete = !options.accountName.isEmpty() && !options.services.isEmpty();
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
    if (const FieldCheck check = checkCustomSipHeader(options.customSipHeader); check)
        return DraftOptionsText::tr("The custom SIP header is not valid: %1.").arg(check->expected);
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
