// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/columnwidths.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace numberdesk {

namespace {

constexpr int smallest = 48; ///< an icon and a letter or two

int leastOf(const ColumnNeed &column)
{
    return column.fixed ? column.wanted
                        : std::min(column.least, std::max(column.wanted, column.heading));
}

/// The least widths, made smaller in proportion where there is no room for them.
QList<int> leastWidths(const QList<ColumnNeed> &columns, int room)
{
    QList<int> widths;
    int flexible = 0;
    for (const ColumnNeed &column : columns) {
        widths += leastOf(column);
        if (column.fixed)
            room -= widths.last();
        else
            flexible += widths.last();
    }
    for (qsizetype i = 0; flexible > room && i < columns.size(); ++i) {
        if (!columns.at(i).fixed)
            widths[i] = std::max(std::min(smallest, widths.at(i)),
                                 static_cast<int>(qint64{widths.at(i)} * room / flexible));
    }
    return widths;
}

/// Shares `spare` by equal parts among the columns, none of which gets more than its goal; gives
/// what is left.
int share(int spare, const QList<int> &goals, QList<int> &widths)
{
    while (spare > 0) {
        QList<qsizetype> open;
        for (qsizetype i = 0; i < goals.size(); ++i) {
            if (widths.at(i) < goals.at(i))
                open += i;
        }
        if (open.isEmpty())
            break;
        const int part = std::max(1, spare / static_cast<int>(open.size()));
        for (const qsizetype i : std::as_const(open)) {
            const int given = std::min({part, spare, goals.at(i) - widths.at(i)});
            widths[i] += given;
            spare -= given;
        }
    }
    return spare;
}

template <typename Goal>
QList<int> goalsOf(const QList<ColumnNeed> &columns, Goal goal)
{
    QList<int> goals;
    for (const ColumnNeed &column : columns)
        goals += goal(column);
    return goals;
}

} // namespace

QList<int> fittedWidths(const QList<ColumnNeed> &columns, int room)
{
    QList<int> widths = leastWidths(columns, room);
    int spare = room - std::accumulate(widths.cbegin(), widths.cend(), 0);
    const auto favoured = [](const ColumnNeed &c) { return c.favoured ? c.wanted : 0; };
    const auto text = [](const ColumnNeed &c) { return c.wanted; };
    const auto heading = [](const ColumnNeed &c) { return c.fixed ? 0 : c.heading; };
    spare = share(spare, goalsOf(columns, favoured), widths);
    spare = share(spare, goalsOf(columns, text), widths);
    spare = share(spare, goalsOf(columns, heading), widths);
    if (spare > 0 && !widths.isEmpty())
        widths.last() += spare;
    return widths;
}

} // namespace numberdesk
