// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/numbercolumns.h"

#include <algorithm>

namespace numberdesk {

namespace {

/// The place of a field's column for each service that has it.
template <auto Member>
ColumnId columnFor(Service service)
{
    static const PerService<std::optional<ColumnId>> places = [] {
        PerService<std::optional<ColumnId>> found;
        for (const Service each : allServices)
            found[each] = findColumn<Number>(infoOf<Member>(), each);
        return found;
    }();
    return places[service].value();
}

} // namespace

const QList<ColumnId> &uploadColumns()
{
    static const QList<ColumnId> list = [] {
        QList<ColumnId> sent;
        const QList<Column<Number>> &all = columns<Number>();
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (all.at(i).info->sent != Sent::Never)
                sent.append(static_cast<ColumnId>(i));
        }
        return sent;
    }();
    return list;
}

ColumnId telephoneNumberColumn()
{
    static const ColumnId place = columnOf<Number, &Number::telephoneNumber>();
    return place;
}

ColumnId accountNameColumn()
{
    static const ColumnId place = columnOf<Number, &Number::accountName>();
    return place;
}

ColumnId customSipHeaderColumn()
{
    static const ColumnId place = columnOf<Number, &Number::customSipHeader>();
    return place;
}

ColumnId enabledColumn(Service service)
{
    return columnFor<&NumberService::enabled>(service);
}

ColumnId assignmentStatusColumn(Service service)
{
    return columnFor<&NumberService::assignmentStatus>(service);
}

ColumnId usageColumn(Service service)
{
    return columnFor<&TeamsNumberConfiguration::usage>(service);
}

ServiceSet enabledServices(const NumberEdits &edits)
{
    ServiceSet services;
    for (const auto &edit : edits) {
        const Column<Number> &column = numberColumn(edit.column);
        if (column.is<&NumberService::enabled>() &&
            std::get<std::optional<bool>>(edit.value).value_or(false))
            services.insert(*column.service);
    }
    return services;
}

bool asksForSettings(const NumberEdits &edits, Service service)
{
    return std::any_of(edits.begin(), edits.end(), [service](const NumberEdits::Edit &edit) {
        const Column<Number> &column = numberColumn(edit.column);
        return column.isSetting && column.service == service && !isEmpty(edit.value);
    });
}

} // namespace numberdesk
