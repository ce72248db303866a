// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/editdistance.h"

#include <QList>

#include <algorithm>

namespace numberdesk {

namespace {

/// More than any two texts are apart, and small enough to be added up.
constexpr int unreachable = 1 << 20;

using Row = QList<int>;

} // namespace

int editDistance(QStringView left, QStringView right, bool keepDigits)
{
    const auto cost = [keepDigits](QChar c) { return keepDigits && c.isDigit() ? unreachable : 1; };
    Row beforeLast(right.size() + 1, 0);
    Row last(right.size() + 1, 0);
    Row row(right.size() + 1, 0);
    for (qsizetype j = 1; j <= right.size(); ++j)
        last[j] = last.at(j - 1) + cost(right.at(j - 1));
    for (qsizetype i = 1; i <= left.size(); ++i) {
        const QChar a = left.at(i - 1);
        row[0] = last.at(0) + cost(a);
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const QChar b = right.at(j - 1);
            const int replaced = last.at(j - 1) + (a == b ? 0 : std::max(cost(a), cost(b)));
            row[j] = std::min({replaced, last.at(j) + cost(a), row.at(j - 1) + cost(b)});
            const bool swaps = i > 1 && j > 1 && a == right.at(j - 2) && left.at(i - 2) == b;
            if (swaps)
                row[j] = std::min(row.at(j), beforeLast.at(j - 2) + std::max(cost(a), cost(b)));
        }
        beforeLast = last;
        last = row;
    }
    return std::min(last.constLast(), unreachable);
}

} // namespace numberdesk
