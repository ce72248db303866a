// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/exportfile.h"

#include "core/fields/accountfields.h"
#include "core/fields/numbercolumns.h"
#include "core/fields/requestfields.h"
#include "transfer/csv/cellrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

QString statusCell(const ProvisioningState &state)
{
    return state.status == ProvisioningStatus::Unknown ? state.statusText : toApiText(state.status);
}

QString codeCell(const ProvisioningState &state)
{
    return state.errors.isEmpty() ? QString() : state.errors.first().code;
}

/// Every cell that no person typed as a number: guarded against being taken for a formula.
QStringList guarded(QStringList cells)
{
    for (QString &cell : cells)
        cell = guardedCell(cell);
    return cells;
}

/// All columns of accounts; those that Direct Routing alone has come last, where files that people
/// have made scripts for have always had them.
const QList<Column<Account>> &accountColumns()
{
    static const QList<Column<Account>> list = [] {
        QList<Column<Account>> ordered = columns<Account>();
        std::stable_partition(ordered.begin(), ordered.end(), [](const Column<Account> &column) {
            return !column.isSetting && column.info->where != &ServiceInfo::directRouting;
        });
        return ordered;
    }();
    return list;
}

/// The columns of a resource with those of its provisioning state behind them.
template <typename T>
QStringList headingsOf(const QList<Column<T>> &columns)
{
    QStringList headings;
    for (const Column<T> &column : columns)
        headings.append(column.heading);
    return headings << u"serviceProvisioningStatus"_s << u"serviceProvisioningErrors"_s;
}

template <typename T>
QStringList cellsOf(const QList<Column<T>> &columns, const T &resource)
{
    QStringList cells;
    for (const Column<T> &column : columns)
        cells.append(toCell(column.valueIn(resource)));
    cells << statusCell(resource.provisioning) << toDisplayText(resource.provisioning.errors);
    return guarded(cells);
}

} // namespace

QStringList numberExportHeadings()
{
    QStringList headings;
    for (const ColumnId column : uploadColumns())
        headings.append(numberColumn(column).heading);
    return headings << u"_status"_s << u"_code"_s << u"_message"_s;
}

QStringList numberExportCells(const Number &number)
{
    QStringList cells;
    for (const ColumnId column : uploadColumns())
        cells.append(toCell(numberColumn(column).valueIn(number)));
    const ProvisioningState &state = number.provisioning;
    cells << statusCell(state) << codeCell(state) << toDisplayText(state.errors);
    return guarded(cells);
}

QStringList accountExportHeadings()
{
    return headingsOf(accountColumns());
}

QStringList accountExportCells(const Account &account)
{
    return cellsOf(accountColumns(), account);
}

QStringList requestExportHeadings()
{
    return headingsOf(columns<RequestForInformation>());
}

QStringList requestExportCells(const RequestForInformation &request)
{
    return cellsOf(columns<RequestForInformation>(), request);
}

} // namespace numberdesk
