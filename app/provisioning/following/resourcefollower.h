// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/limits.h"
#include "provisioning/lists/pagewalkguard.h"
#include "provisioning/service/provisioningservice.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace numberdesk {

/// Follows resources of one kind that are named by a text: accounts and requests for information.
/// One alone is asked for by name; several by the list, as long as that takes fewer requests.
template <typename T>
class ResourceFollower
{
public:
    /// How resources of this kind are asked for, and who hears of them.
    struct Access
    {
        std::function<Moment()> nextMoment;
        std::function<ApiJob<Page<T>> *(const ListQuery &)> list;
        std::function<ApiJob<Page<T>> *(const QUrl &)> next;
        std::function<ApiJob<Tagged<T>> *(const QString &)> get;
        std::function<QString(const T &)> keyOf;
        std::function<bool(const T &)> isSettled;
        /// What is there now, and which keys are gone.
        std::function<void(const QList<T> &, const QStringList &gone, Moment asked)> read;
        std::function<void(const ApiError &)> failed;
        std::function<void()> roundEnded;
    };

    /// Nothing is called any more once `context` is gone.
    ResourceFollower(QObject *context, Access access)
        : m_context(context), m_access(std::move(access))
    {}

    /// What was asked for before this does not count for `key` any more.
    void follow(const QString &key) { m_followed.insert(key, m_access.nextMoment()); }
    /// How many are followed.
    qsizetype count() const { return m_followed.size(); }

    /// Begins a round; `roundEnded` follows.
    void poll()
    {
        m_missing = QSet<QString>(m_followed.keyBegin(), m_followed.keyEnd());
        if (m_missing.size() <= 1) {
            getEach();
            return;
        }
        ListQuery query;
        query.maxPageSize = longestPage;
        query.countRecords = true;
        query.priority = Priority::Polling;
        m_received = 0;
        m_total.reset();
        m_guard = {};
        m_asked = m_access.nextMoment();
        m_access.list(query)->then(m_context, [this](const auto &page) { takePage(page); });
    }

private:
    void takePage(const ApiResult<Page<T>> &page)
    {
        if (!page) {
            m_access.failed(page.error());
            m_access.roundEnded();
            return;
        }
        m_received += page->items.size();
        if (page->recordCount)
            m_total = page->recordCount;
        take(page->items);
        if (const std::optional<ApiError> endless = m_guard.take(*page)) {
            m_access.failed(*endless);
            m_access.roundEnded();
            return;
        }
        if (page->nextLink.isEmpty()) {
            drop(m_missing.values());
            m_missing.clear();
        }
        const qint64 left = m_total.value_or(m_received + longestPage) - m_received;
        if (m_missing.size() > (left + longestPage - 1) / longestPage)
            m_access.next(page->nextLink)->then(m_context, [this](const auto &next) {
                takePage(next);
            });
        else
            getEach();
    }

    /// Asks for the missing ones one after the other; ends the round when none is left.
    void getEach()
    {
        if (m_missing.isEmpty()) {
            m_access.roundEnded();
            return;
        }
        const QString key = *m_missing.cbegin();
        m_missing.remove(key);
        m_asked = m_access.nextMoment();
        m_access.get(key)->then(m_context, [this, key](const ApiResult<Tagged<T>> &result) {
            if (result)
                take({result->resource});
            else if (result.error().kind == ApiError::Kind::NotFound)
                drop({key});
            else
                m_access.failed(result.error());
            getEach();
        });
    }

    void take(const QList<T> &items)
    {
        QList<T> read;
        for (const T &item : items) {
            const QString key = m_access.keyOf(item);
            m_missing.remove(key);
            if (!isAskedAbout(key))
                continue;
            if (m_access.isSettled(item))
                m_followed.remove(key);
            read.append(item);
        }
        if (!read.isEmpty())
            m_access.read(read, {}, m_asked);
    }

    /// It was followed before what was read was asked for.
    bool isAskedAbout(const QString &key) const
    {
        const auto since = m_followed.constFind(key);
        return since != m_followed.cend() && *since < m_asked;
    }

    /// They were not there.
    void drop(QStringList keys)
    {
        keys.removeIf([this](const QString &key) { return !isAskedAbout(key); });
        for (const QString &key : std::as_const(keys))
            m_followed.remove(key);
        if (!keys.isEmpty())
            m_access.read({}, keys, m_asked);
    }

    QObject *m_context;
    Access m_access;
    QHash<QString, Moment> m_followed; ///< since when
    QSet<QString> m_missing;           ///< not read yet in this round
    Moment m_asked{};                  ///< when the list, or the one, that is read was asked for
    qint64 m_received = 0;
    std::optional<qint64> m_total;
    PageWalkGuard m_guard;
};

} // namespace numberdesk
