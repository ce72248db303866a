// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inventory/numberindex.h"
#include "core/inventory/numberinventory.h"
#include "core/service.h"
#include "models/modelroles.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <memory>

namespace numberdesk {

class GatewayData;

/// Columns of the Numbers table; saved header states rely on the order.
enum class NumberColumn : int {
    TelephoneNumber,
    Account,
    Services,
    CustomSipHeader,
    Status,
    Count,
};

/// The inventory as a table, filtered and sorted by an index that a worker builds: no
/// QSortFilterProxyModel, which takes minutes for a million rows. Between two indexes the table
/// shows the older snapshot, whole.
class NumberTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Follows the numbers of `data`, which must outlive the model.
    explicit NumberTableModel(GatewayData &data, QObject *parent = nullptr);
    ~NumberTableModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Shows what passes `filter`, once a worker has found it: busyChanged() tells.
    void setFilter(const NumberFilter &filter);
    /// As it was set last; the rows may still be those of the filter before.
    const NumberFilter &filter() const { return m_query.filter; }

    /// All that is known of the number in that row.
    Number number(int row) const;
    /// Of that row; cheaper than number().
    TelephoneNumber telephoneNumber(int row) const;
    int rowOf(TelephoneNumber number) const; ///< -1 when not shown
    /// The rows that show these numbers (KeyRole values), in ascending order; one walk for all.
    QList<int> rowsOf(const QSet<QString> &keys) const;
    /// Numbers of the account in view, whether the text filter shows them or not.
    qsizetype unfilteredCount() const { return m_unfilteredCount; }
    /// Among those, the pending and the failed ones.
    qsizetype pendingCount() const { return m_pendingCount; }
    /// See pendingCount().
    qsizetype failedCount() const { return m_failedCount; }
    bool isBusy() const; ///< a newer index is being built

signals:
    /// What isBusy() says has changed.
    void busyChanged();
    /// Rows came, went, or are counted otherwise.
    void shownCountChanged();

private:
    struct Build;
    void takeNews();
    void rebuild();
    void start();
    void adopt();
    void applySteps(const Build &build);
    void takeAccounts();
    ServiceSet workingServices(NumberInventory::Row row) const;
    QString displayValue(NumberInventory::Row row, NumberColumn column) const;
    StatusKind statusOf(NumberInventory::Row row, NumberColumn column) const;

    GatewayData &m_data;
    NumberIndexQuery m_query;
    NumberInventory m_snapshot;
    NumberIndex m_index;
    qsizetype m_unfilteredCount = 0;
    qsizetype m_pendingCount = 0;
    qsizetype m_failedCount = 0;
    QFutureWatcher<std::shared_ptr<Build>> m_watcher;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    QTimer m_pause;              ///< between what is shown of data that keeps coming
    bool m_rebuildAgain = false; ///< newer data has come
    bool m_isAskedAnew = false;  ///< the question has changed
    QHash<QString, ServiceSet> m_accountServices; ///< enabled ones, by account name
};

} // namespace numberdesk
