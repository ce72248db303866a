// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/numbertablemodel.h"

#include "core/showntext.h"
#include "models/numberindexdiff.h"
#include "models/statustext.h"
#include "session/gatewaydata.h"

#include <QBitArray>
#include <QtConcurrent/QtConcurrentRun>

#include <chrono>
#include <utility>

namespace numberdesk {

/// What a worker makes of one snapshot.
struct NumberTableModel::Build
{
    NumberInventory snapshot;
    NumberIndex index;
    NumberIndexDiff diff;
    qsizetype unfilteredCount = 0;
    qsizetype pendingCount = 0;
    qsizetype failedCount = 0;

    void countRows(const QString &accountName)
    {
        const qint64 account = snapshot.texts().find(accountName);
        for (NumberInventory::Row row = 0; row < snapshot.size(); ++row) {
            if (!accountName.isEmpty() && static_cast<qint64>(snapshot.accountId(row)) != account)
                continue;
            ++unfilteredCount;
            const ProvisioningStatus status = snapshot.status(row);
            pendingCount += status == ProvisioningStatus::Pending ? 1 : 0;
            failedCount += status == ProvisioningStatus::Failed ? 1 : 0;
        }
    }
};

namespace {

NumberSortKey sortKeyOf(NumberColumn column)
{
    switch (column) {
    case NumberColumn::Account:
        return NumberSortKey::Account;
    case NumberColumn::Services:
        return NumberSortKey::Services;
    case NumberColumn::CustomSipHeader:
        return NumberSortKey::CustomSipHeader;
    case NumberColumn::Status:
        return NumberSortKey::Status;
    case NumberColumn::TelephoneNumber:
    case NumberColumn::Count:
        break;
    }
    return NumberSortKey::TelephoneNumber;
}

} // namespace

NumberTableModel::NumberTableModel(GatewayData &data, QObject *parent)
    : QAbstractTableModel(parent), m_data(data)
{
    // A load tells of each page: a snapshot, an index and a repaint for each of thousands would
    // cost more than the load itself.
    constexpr std::chrono::milliseconds leastPause(200);
    m_pause.setSingleShot(true);
    m_pause.setInterval(leastPause);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_rebuildAgain && !m_watcher.isRunning())
            start();
    });
    connect(&data, &GatewayData::numbersChanged, this, &NumberTableModel::takeNews);
    connect(&data, &GatewayData::accountsChanged, this, &NumberTableModel::takeAccounts);
    takeAccounts();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &NumberTableModel::adopt);
    start();
}

NumberTableModel::~NumberTableModel()
{
    if (m_cancelled)
        m_cancelled->store(true);
}

int NumberTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_index.size());
}

int NumberTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(NumberColumn::Count);
}

QVariant NumberTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NumberInventory::Row row = m_index.at(index.row());
    const auto column = static_cast<NumberColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(displayValue(row, column));
    case Qt::ToolTipRole:
        return toolTipText(column == NumberColumn::Status
                               ? toDisplayText(m_snapshot.state(row).errors)
                               : displayValue(row, column));
    case StatusRole:
        return static_cast<int>(statusOf(row, column));
    case KeyRole:
        return m_snapshot.telephoneNumber(row).toString();
    default:
        return {};
    }
}

QString NumberTableModel::displayValue(NumberInventory::Row row, NumberColumn column) const
{
    switch (column) {
    case NumberColumn::TelephoneNumber:
        return m_snapshot.telephoneNumber(row).toString();
    case NumberColumn::Account:
        return m_snapshot.accountName(row);
    case NumberColumn::Services:
        return servicesLabel(enabledServices(m_snapshot.services(row)), workingServices(row));
    case NumberColumn::CustomSipHeader:
        return m_snapshot.customSipHeader(row);
    case NumberColumn::Status:
        return statusLabel(m_snapshot.state(row));
    case NumberColumn::Count:
        break;
    }
    return {};
}

StatusKind NumberTableModel::statusOf(NumberInventory::Row row, NumberColumn column) const
{
    if (column == NumberColumn::Status)
        return statusKind(m_snapshot.state(row));
    if (column != NumberColumn::Services)
        return StatusKind::None;
    const ServiceSet used = enabledServices(m_snapshot.services(row));
    const ServiceSet working = workingServices(row);
    return working.containsAll(used) ? StatusKind::None : StatusKind::Warning;
}

/// Those that are on on the number's account; all as long as the account was not read.
ServiceSet NumberTableModel::workingServices(NumberInventory::Row row) const
{
    const auto known = m_accountServices.constFind(m_snapshot.accountName(row));
    if (known != m_accountServices.cend())
        return *known;
    ServiceSet all;
    for (const Service service : allServices)
        all.insert(service);
    return all;
}

void NumberTableModel::takeAccounts()
{
    QHash<QString, ServiceSet> fresh;
    for (const Account &account : m_data.accounts())
        fresh.insert(account.name, account.enabledServices());
    if (fresh == m_accountServices)
        return;
    m_accountServices = fresh;
    if (!m_index.isEmpty()) {
        constexpr int column = static_cast<int>(NumberColumn::Services);
        emit dataChanged(index(0, column), index(static_cast<int>(m_index.size()) - 1, column));
    }
}

QVariant NumberTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // A heading may be cut.
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (static_cast<NumberColumn>(section)) {
    case NumberColumn::TelephoneNumber:
        return tr("Number");
    case NumberColumn::Account:
        return tr("Account");
    case NumberColumn::Services:
        return tr("Services");
    case NumberColumn::CustomSipHeader:
        return tr("Custom SIP header");
    case NumberColumn::Status:
        return tr("Provisioning status");
    case NumberColumn::Count:
        break;
    }
    return {};
}

void NumberTableModel::sort(int column, Qt::SortOrder order)
{
    const NumberSortKey key = sortKeyOf(static_cast<NumberColumn>(column));
    const bool descending = order == Qt::DescendingOrder;
    if (m_query.sortKey == key && m_query.descending == descending)
        return;
    m_query.sortKey = key;
    m_query.descending = descending;
    rebuild();
}

void NumberTableModel::setFilter(const NumberFilter &filter)
{
    if (m_query.filter == filter)
        return;
    m_query.filter = filter;
    rebuild();
}

Number NumberTableModel::number(int row) const
{
    return m_snapshot.number(m_index.at(row));
}

TelephoneNumber NumberTableModel::telephoneNumber(int row) const
{
    return m_snapshot.telephoneNumber(m_index.at(row));
}

int NumberTableModel::rowOf(TelephoneNumber number) const
{
    const NumberInventory::Row row = m_snapshot.find(number);
    return row < 0 ? -1 : static_cast<int>(m_index.indexOf(static_cast<quint32>(row)));
}

QList<int> NumberTableModel::rowsOf(const QSet<QString> &keys) const
{
    QBitArray wanted(m_snapshot.size());
    qsizetype count = 0;
    for (const QString &key : keys) {
        const auto number = TelephoneNumber::parse(key);
        const NumberInventory::Row row = number ? m_snapshot.find(*number) : -1;
        if (row >= 0) {
            wanted.setBit(row);
            ++count;
        }
    }
    QList<int> rows;
    for (qsizetype at = 0; at < m_index.size() && rows.size() < count; ++at) {
        if (wanted.testBit(m_index.at(at)))
            rows.append(static_cast<int>(at));
    }
    return rows;
}

bool NumberTableModel::isBusy() const
{
    return m_watcher.isRunning() || m_rebuildAgain;
}

/// Data that keeps coming must not starve the view: the build under way still shows.
void NumberTableModel::takeNews()
{
    if (!m_watcher.isRunning() && !m_pause.isActive())
        return start();
    if (!std::exchange(m_rebuildAgain, true))
        emit busyChanged();
}

/// A new question makes the answer under way worthless, and nobody waits for it.
void NumberTableModel::rebuild()
{
    if (!m_watcher.isRunning())
        return start();
    m_cancelled->store(true);
    m_isAskedAnew = true;
}

void NumberTableModel::start()
{
    m_rebuildAgain = false;
    m_isAskedAnew = false;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    // Copies share their columns, so this costs no more than some reference counts.
    auto build = [cancelled = m_cancelled, snapshot = m_data.numbers(), query = m_query,
                  oldSnapshot = m_snapshot, oldIndex = m_index] {
        auto result = std::make_shared<Build>();
        result->snapshot = snapshot;
        result->index = buildNumberIndex(snapshot, query, [&] { return cancelled->load(); });
        if (cancelled->load())
            return std::shared_ptr<Build>();
        result->countRows(query.filter.accountName);
        result->diff = diffNumberIndexes(oldSnapshot, oldIndex, snapshot, result->index);
        return result;
    };
    m_watcher.setFuture(QtConcurrent::run(std::move(build)));
    emit busyChanged();
}

void NumberTableModel::adopt()
{
    if (const std::shared_ptr<Build> build = m_watcher.result()) {
        applySteps(*build);
        m_unfilteredCount = build->unfilteredCount;
        m_pendingCount = build->pendingCount;
        m_failedCount = build->failedCount;
        emit shownCountChanged();
        if (!m_snapshot.isEmpty())
            m_pause.start();
    }
    if (m_isAskedAnew || (m_rebuildAgain && !m_pause.isActive()))
        start();
    else
        emit busyChanged();
}

void NumberTableModel::applySteps(const Build &build)
{
    const NumberIndexDiff &diff = build.diff;
    if (diff.reset) {
        beginResetModel();
        m_snapshot = build.snapshot;
        m_index = build.index;
        endResetModel();
        return;
    }
    for (const RowRange &range : diff.removed) {
        beginRemoveRows({}, range.first, range.first + range.count - 1);
        m_index.remove(range.first, range.count);
        endRemoveRows();
    }
    m_snapshot = build.snapshot;
    m_index = diff.common;
    for (const RowRange &range : diff.inserted) {
        beginInsertRows({}, range.first, range.first + range.count - 1);
        m_index.insert(range.first, range.count, 0);
        std::copy_n(build.index.cbegin() + range.first, range.count, m_index.begin() + range.first);
        endInsertRows();
    }
    if (diff.firstChanged >= 0)
        emit dataChanged(index(diff.firstChanged, 0), index(diff.lastChanged, columnCount() - 1));
}

} // namespace numberdesk
