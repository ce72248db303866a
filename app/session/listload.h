// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/listjob.h"
#include "provisioning/listwords.h"
#include "session/gatewaydata.h"

#include <QPointer>
#include <QSet>

namespace numberdesk {

/// By what the gateway tells one item of a list from the others.
inline QString keyOf(const Account &account)
{
    return account.name;
}

/// By what the gateway tells one item of a list from the others.
inline QString keyOf(const RequestForInformation &request)
{
    return request.tenantId;
}

/// By what the gateway tells one item of a list from the others.
inline TelephoneNumber keyOf(const Number &number)
{
    return number.telephoneNumber;
}

/// For the words about a list's doubts.
inline ListKind listKindOf(const Account &)
{
    return ListKind::Accounts;
}

/// For the words about a list's doubts.
inline ListKind listKindOf(const RequestForInformation &)
{
    return ListKind::Requests;
}

/// For the words about a list's doubts.
inline ListKind listKindOf(const Number &)
{
    return ListKind::Numbers;
}

/// One load of a list: what it has seen, and what was touched by newer answers meanwhile, which
/// the load must neither overwrite nor drop.
template <typename T, typename Key>
struct ListLoad
{
    LoadState state;
    QPointer<Job> job;
    QSet<Key> seen;
    QSet<Key> touched;
    QList<T> items;
    ListProgress last; ///< of the load under way
    QDateTime begunAt; ///< the load under way; UTC

    /// `now`: UTC.
    void begin(Job *newJob, const QDateTime &now)
    {
        job = newJob;
        begunAt = now;
        seen.clear();
        touched.clear();
        items.clear();
        last = {};
        state.loading = true;
        state.received = 0;
        state.total.reset();
    }

    /// Notes that a newer answer than the load's own has shown or removed this item.
    void touch(const Key &key)
    {
        if (state.loading)
            touched.insert(key);
    }

    /// The items of a page that no newer answer has touched.
    QList<T> take(const QList<T> &page, const ListProgress &progress)
    {
        state.received = progress.received;
        state.total = progress.total;
        last = progress;
        QList<T> fresh;
        for (const T &item : page) {
            seen.insert(keyOf(item));
            if (!touched.contains(keyOf(item)))
                fresh.append(item);
        }
        return fresh;
    }

    /// `now`: UTC.
    void end(const ApiResult<qint64> &result, const QDateTime &now)
    {
        state.loading = false;
        state.error.reset();
        if (result) {
            state.loadedAt = now;
            state.begunAt = begunAt;
            state.doubts = listDoubts(listKindOf(T()), last);
        } else if (result.error().kind != ApiError::Kind::Cancelled) {
            state.error = result.error();
        }
        last = {}; // it holds a whole page
    }
};

} // namespace numberdesk
