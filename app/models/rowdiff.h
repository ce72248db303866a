// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QSet>

namespace numberdesk {

/// Brings a model's rows from `rows` to `fresh` with exact signals, so that views keep selection
/// and scroll position.
///
/// `key(row)` names a row; both lists stand in the order of the same rule. The callbacks wrap each
/// change in the model's signals: `insert(at, change)` and `remove(at, change)` call `change()`
/// between begin and end, `changed(at)` reports a row that was replaced.
template <typename T, typename Key, typename Insert, typename Remove, typename Changed>
void applyRowDiff(QList<T> &rows, const QList<T> &fresh, Key key, Insert insert, Remove remove,
                  Changed changed)
{
    QSet<QString> freshKeys;
    freshKeys.reserve(fresh.size());
    for (const T &row : fresh)
        freshKeys.insert(key(row));
    int at = 0;
    for (const T &row : fresh) {
        while (at < rows.size() && !freshKeys.contains(key(rows.at(at))))
            remove(at, [&rows, at] { rows.removeAt(at); });
        if (at < rows.size() && key(rows.at(at)) == key(row)) {
            if (!(rows.at(at) == row)) {
                rows[at] = row;
                changed(at);
            }
        } else {
            insert(at, [&rows, &row, at] { rows.insert(at, row); });
        }
        ++at;
    }
    while (at < rows.size())
        remove(at, [&rows, at] { rows.removeAt(at); });
}

} // namespace numberdesk
