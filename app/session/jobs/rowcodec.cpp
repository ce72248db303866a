// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/rowcodec.h"

#include "session/jobs/editcodec.h"
#include "session/jobs/packing.h"

#include <QCborMap>
#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

namespace numberdesk {

namespace {

constexpr qsizetype rowsInPart = 1000;

// What is on disk does not move when an enumeration grows.

constexpr std::array outcomeCodes{
    std::pair{RowOutcome::Invalid, 0},  std::pair{RowOutcome::Unchanged, 1},
    std::pair{RowOutcome::Create, 2},   std::pair{RowOutcome::Update, 3},
    std::pair{RowOutcome::Delete, 4},   std::pair{RowOutcome::Pending, 5},
    std::pair{RowOutcome::Synced, 6},   std::pair{RowOutcome::Deleted, 7},
    std::pair{RowOutcome::Failed, 8},   std::pair{RowOutcome::OtherStatus, 9},
    std::pair{RowOutcome::NotSent, 10}, std::pair{RowOutcome::Skipped, 11},
};

constexpr std::array actionCodes{
    std::pair{RowAction::Create, 0},
    std::pair{RowAction::Update, 1},
    std::pair{RowAction::Delete, 2},
};

constexpr std::array flags{
    std::pair{&PlanRow::sent, 1},     std::pair{&PlanRow::refused, 2},
    std::pair{&PlanRow::accepted, 4}, std::pair{&PlanRow::unchanged, 8},
    std::pair{&PlanRow::gone, 16},    std::pair{&PlanRow::onOldReading, 32},
    std::pair{&PlanRow::left, 64},    std::pair{&PlanRow::resends, 128},
    std::pair{&PlanRow::kept, 256},
};

template <typename Codes, typename T>
int codeOf(const Codes &codes, T value)
{
    const auto *found = std::find_if(codes.begin(), codes.end(),
                                     [value](const auto &pair) { return pair.first == value; });
    return found != codes.end() ? found->second : -1;
}

template <typename T, std::size_t N>
std::optional<T> fromCode(const std::array<std::pair<T, int>, N> &codes, const QCborValue &code)
{
    const auto found = std::find_if(codes.begin(), codes.end(), [&code](const auto &pair) {
        return pair.second == code.toInteger(-1);
    });
    return found != codes.end() ? std::optional(found->first) : std::nullopt;
}

QCborArray packedRepairs(const QList<CellRepair> &repairs)
{
    QCborArray array;
    for (const CellRepair &repair : repairs)
        array.append(QCborArray{repair.column, repair.found, repair.repaired});
    return array;
}

QList<CellRepair> unpackedRepairs(const QCborArray &array)
{
    QList<CellRepair> repairs;
    for (const QCborValue entry : array) {
        const QCborArray cell = entry.toArray();
        repairs.append({cell.at(0).toString(), cell.at(1).toString(), cell.at(2).toString()});
    }
    return repairs;
}

/// Rows of one part: accounts and what is asked come once, since most rows share them.
class PartWriter
{
public:
    void add(const PlanRow &row)
    {
        m_rows.append(QCborArray{row.file, row.record, codeOf(actionCodes, row.action),
                                 qint64(row.change.telephoneNumber.digits()),
                                 placeOf(row.change.accountName), placeOf(row.change.edits),
                                 packedImage(row.existing().get()), packedState(row),
                                 packedRepairs(row.repairs()), packedImage(row.image().get())});
    }

    QByteArray part() const { return packed(QCborArray{m_accounts, m_edits, m_rows}); }

private:
    qsizetype placeOf(const QString &account)
    {
        auto place = m_accountPlaces.constFind(account);
        if (place == m_accountPlaces.cend()) {
            place = m_accountPlaces.insert(account, m_accounts.size());
            m_accounts.append(account);
        }
        return *place;
    }

    qsizetype placeOf(const NumberEdits &edits)
    {
        auto place = m_editsPlaces.constFind(edits.key());
        if (place == m_editsPlaces.cend()) {
            place = m_editsPlaces.insert(edits.key(), m_edits.size());
            m_edits.append(packedEdits(edits));
        }
        return *place;
    }

    QCborArray m_accounts;
    QHash<QString, qsizetype> m_accountPlaces;
    QCborArray m_edits;
    QHash<const void *, qsizetype> m_editsPlaces; ///< by their key, for as long as the rows live
    QCborArray m_rows;
};

/// What PartWriter has written.
class PartReader
{
public:
    explicit PartReader(const QCborArray &part) : m_rows(part.at(2).toArray())
    {
        const QCborArray names = part.at(0).toArray();
        for (const QCborValue name : names)
            m_accounts.append(name.toString());
        const QCborArray asked = part.at(1).toArray();
        for (const QCborValue entry : asked)
            m_edits.append(unpackedEdits(entry.toArray()));
    }

    bool readInto(QList<PlanRow> &rows) const
    {
        for (const QCborValue entry : m_rows) {
            std::optional<PlanRow> row = rowFrom(entry.toArray());
            if (!row)
                return false;
            rows.append(*std::move(row));
        }
        return true;
    }

private:
    std::optional<PlanRow> rowFrom(const QCborArray &array) const
    {
        const auto action = fromCode(actionCodes, array.at(2));
        const std::optional<NumberEdits> edits = m_edits.value(array.at(5).toInteger(-1));
        PlanRow row;
        if (!action || !edits || !setPackedState(row, array.at(7).toArray()))
            return {};
        row.file = static_cast<int>(array.at(0).toInteger());
        row.record = static_cast<qint32>(array.at(1).toInteger());
        row.action = *action;
        row.change = {TelephoneNumber(static_cast<quint64>(array.at(3).toInteger())),
                      m_accounts.value(array.at(4).toInteger(-1)), *edits};
        if (const std::optional<Number> existing = numberImage(array.at(6)))
            row.setExisting(std::make_shared<const Number>(*existing));
        else if (!array.at(6).isNull())
            return {};
        row.setRepairs(unpackedRepairs(array.at(8).toArray()));
        if (const std::optional<Number> image = numberImage(array.at(9)))
            row.setImage(std::make_shared<const Number>(*image));
        else if (!array.at(9).isNull())
            return {};
        return row;
    }

    QList<SharedText> m_accounts;
    QList<std::optional<NumberEdits>> m_edits;
    QCborArray m_rows;
};

} // namespace

QCborArray packedState(const PlanRow &row)
{
    int bits = 0;
    for (const auto &[flag, bit] : flags)
        bits |= row.*flag ? bit : 0;
    return {codeOf(outcomeCodes, row.outcome), bits, row.statusText(), row.code(), row.message()};
}

bool setPackedState(PlanRow &row, const QCborArray &state)
{
    const auto outcome = fromCode(outcomeCodes, state.at(0));
    if (!outcome)
        return false;
    row.outcome = *outcome;
    for (const auto &[flag, bit] : flags)
        row.*flag = (state.at(1).toInteger() & bit) != 0;
    row.setStatusText(state.at(2).toString());
    row.setCode(state.at(3).toString());
    row.setMessage(state.at(4).toString());
    return true;
}

QList<QByteArray> packedRows(const QList<PlanRow> &rows)
{
    QList<QByteArray> parts;
    for (qsizetype begin = 0; begin < rows.size(); begin += rowsInPart) {
        PartWriter writer;
        const qsizetype end = std::min(begin + rowsInPart, rows.size());
        for (qsizetype i = begin; i < end; ++i)
            writer.add(rows.at(i));
        parts.append(writer.part());
    }
    return parts;
}

std::optional<QList<PlanRow>> unpackedRows(const QList<QByteArray> &parts)
{
    QList<PlanRow> rows;
    rows.reserve(parts.size() * rowsInPart);
    for (const QByteArray &bytes : parts) {
        const std::optional<QCborValue> part = unpacked(bytes);
        if (!part || !PartReader(part->toArray()).readInto(rows))
            return {};
    }
    return rows;
}

} // namespace numberdesk
