// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/typednumbers.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// Pasted cells come with tabs, lists with commas or semicolons. Blanks stay: they are part of a
/// number that somebody wrote for people.
QStringList cellsOf(const QString &line)
{
    static const QRegularExpression separators(u"[\\t,;]"_s);
    QStringList cells;
    const QStringList parts = line.split(separators, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (const QString cell = part.trimmed(); !cell.isEmpty())
            cells += cell;
    }
    return cells;
}

} // namespace

CsvTable tableOf(const TypedNumbers &typed, const QString &name)
{
    CsvTable table;
    table.fileName = name;
    table.heading.cells = {u"telephoneNumber"_s, u"accountName"_s};
    QStringList constants{typed.accountName};
    for (const Service service : allServices) {
        if (!typed.services.contains(service))
            continue;
        table.heading.cells += u"serviceDetails_%1_enabled"_s.arg(apiName(service));
        constants += u"true"_s;
    }
    if (!typed.customSipHeader.isEmpty()) {
        table.heading.cells += u"configuration_customSipHeader"_s;
        constants += typed.customSipHeader;
    }
    const QStringList lines = typed.text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList cells = cellsOf(lines.at(i));
        for (const QString &cell : cells)
            table.records.append({i + 1, QStringList(cell) + constants});
    }
    return table;
}

} // namespace numberdesk
