// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inventory/numberindex.h"

#include <algorithm>
#include <numeric>

namespace numberdesk {

namespace {

constexpr NumberInventory::Row cancelCheckInterval = 65536;

/// The place of each interned value among all of them when sorted as text.
template <typename T, typename ToText>
QList<quint32> ranksOf(const Interner<T> &values, ToText toText)
{
    QList<quint32> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    QStringList texts;
    for (qsizetype id = 0; id < values.size(); ++id)
        texts.append(toText(values.value(static_cast<quint32>(id))));
    std::sort(order.begin(), order.end(), [&](quint32 left, quint32 right) {
        return texts.at(left).compare(texts.at(right), Qt::CaseInsensitive) < 0;
    });
    QList<quint32> ranks(values.size());
    for (qsizetype place = 0; place < order.size(); ++place) {
        const bool sameAsBefore =
            place > 0 &&
            texts.at(order.at(place)).compare(texts.at(order.at(place - 1)), Qt::CaseInsensitive) ==
                0;
        ranks[order.at(place)] =
            sameAsBefore ? ranks.at(order.at(place - 1)) : static_cast<quint32>(place);
    }
    return ranks;
}

QString servicesText(const NumberServices &services)
{
    QString text;
    for (const Service service : allServices) {
        if (enabledServices(services).contains(service))
            text += displayName(service);
    }
    return text;
}

/// What the user wants to see first when sorting by status: what needs a hand.
QString statusText(const ProvisioningState &state)
{
    switch (state.status) {
    case ProvisioningStatus::Failed:
        return QStringLiteral("0") + toDisplayText(state.errors);
    case ProvisioningStatus::Pending:
        return QStringLiteral("1");
    case ProvisioningStatus::Unknown:
        return QStringLiteral("2") + state.statusText;
    case ProvisioningStatus::Synced:
        break;
    }
    return QStringLiteral("3");
}

/// The sort rank of every row, in row order.
QList<quint32> rowRanks(const NumberInventory &inventory, NumberSortKey key)
{
    QList<quint32> ranks;
    ranks.reserve(inventory.size());
    const auto fill = [&](const QList<quint32> &valueRanks, auto idOf) {
        for (NumberInventory::Row row = 0; row < inventory.size(); ++row)
            ranks.append(valueRanks.at((inventory.*idOf)(row)));
    };
    const auto asIs = [](const QString &text) { return text; };
    switch (key) {
    case NumberSortKey::Account:
        fill(ranksOf(inventory.texts(), asIs), &NumberInventory::accountId);
        break;
    case NumberSortKey::CustomSipHeader:
        fill(ranksOf(inventory.texts(), asIs), &NumberInventory::headerId);
        break;
    case NumberSortKey::Services:
        fill(ranksOf(inventory.serviceSets(), servicesText), &NumberInventory::servicesId);
        break;
    case NumberSortKey::Status:
        fill(ranksOf(inventory.states(), statusText), &NumberInventory::stateId);
        break;
    case NumberSortKey::TelephoneNumber:
        break;
    }
    return ranks;
}

} // namespace

NumberIndex buildNumberIndex(const NumberInventory &inventory, const NumberIndexQuery &query,
                             const std::function<bool()> &cancelled)
{
    NumberIndex index;
    const NumberMatcher matcher(query.filter, inventory);
    const bool everything = query.filter.isEmpty();
    for (NumberInventory::Row row = 0; row < inventory.size(); ++row) {
        if (cancelled && row % cancelCheckInterval == 0 && cancelled())
            return index;
        if (everything || matcher.matches(row))
            index.append(static_cast<quint32>(row));
    }
    // Rows stand in the order of their numbers, so a stable sort leaves equal keys in that order.
    if (query.sortKey != NumberSortKey::TelephoneNumber) {
        const QList<quint32> ranks = rowRanks(inventory, query.sortKey);
        std::stable_sort(index.begin(), index.end(), [&](quint32 left, quint32 right) {
            return query.descending ? ranks.at(left) > ranks.at(right)
                                    : ranks.at(left) < ranks.at(right);
        });
    } else if (query.descending) {
        std::reverse(index.begin(), index.end());
    }
    return index;
}

} // namespace numberdesk
