// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/numberchange.h"

#include <QList>
#include <QSharedDataPointer>
#include <QString>

#include <memory>

namespace numberdesk {

/// What became of one data row, the latest known.
enum class RowOutcome : quint8 {
    Invalid,   ///< a bad row, never sent
    Unchanged, ///< already right on the gateway and not pending or failed there, not sent
    Skipped,   ///< left out by the mode or by a person, as it was asked
    Create,    ///< planned: the number is new
    Update,    ///< planned: the number exists and differs
    Delete,    ///< planned: the number is taken from its account
    Pending,   ///< accepted, the backend has not answered yet
    Synced,
    Deleted,     ///< accepted: the number is gone because this row deleted it
    Failed,      ///< refused by the gateway, failed in sync, or gone since it was accepted
    OtherStatus, ///< accepted; the gateway's word for its status is none that this version knows
    NotSent,     ///< not sent, or its fate is not known: see PlanRow::code
};

/// What a row does to its number.
enum class RowAction : quint8 { Create, Update, Delete };

/// A cell that was read as something else than the file has, with the user's agreement.
struct CellRepair
{
    QString column; ///< heading as in the file
    QString found;
    QString repaired;

    bool operator==(const CellRepair &) const = default;
};

/// One data row of the input files with its plan.
struct PlanRow
{
    int file = 0;      ///< index in ImportPlan::tables
    qint32 record = 0; ///< index in that table's records; -1 = it stands in no file, see isListed()
    RowOutcome outcome = RowOutcome::Invalid;
    RowAction action = RowAction::Update; ///< as planned; kept when the outcome moves on
    bool sent = false;                    ///< was put into a request
    bool refused = false;                 ///< Failed because the gateway refused it, not in sync
    bool accepted = false;
    bool unchanged = false; ///< not sent, being right already; Pending or Failed tells its status
    bool gone = false;      ///< a reading showed that the number is not there (any more)
    bool kept = false;    ///< NotSent, of an undo: somebody has changed since what was to be undone
    bool resends = false; ///< goes out though the gateway has what it asks: its sync had failed
    bool left = false;    ///< NotSent because sending ended before its fate was known: it can go on
    bool onOldReading = false; ///< went out although what it rests on was read too long before
    NumberChange change;
    /// True while sending the plan sends this row.
    bool hasWork() const
    {
        return !accepted && (outcome == RowOutcome::Create || outcome == RowOutcome::Update ||
                             outcome == RowOutcome::Delete);
    }
    /// False for a deletion that a mirroring import adds: its number is in no file.
    bool isListed() const { return record >= 0; }
    /// True when it takes its number away.
    bool deletes() const { return action == RowAction::Delete; }
    /// The number as it is sent; a deletion sends none.
    Number target() const
    {
        return change.appliedTo(existing() ? existing().get() : image().get());
    }

    // What few rows have.

    /// Cells that were repaired as agreed, by column.
    const QList<CellRepair> &repairs() const { return rare().repairs; }
    /// Puts others in their place.
    void setRepairs(const QList<CellRepair> &repairs) { put(&Rare::repairs, repairs); }
    /// What an Update changes or a Delete takes away, as read or as a person was shown it, or what
    /// is pending or failed of an unchanged row; else null.
    const std::shared_ptr<const Number> &existing() const { return rare().existing; }
    /// Puts another reading in its place.
    void setExisting(const std::shared_ptr<const Number> &existing)
    {
        put(&Rare::existing, existing);
    }
    /// A deleted number that a Create puts back, what this version does not know included; else
    /// null.
    const std::shared_ptr<const Number> &image() const { return rare().image; }
    /// Has a Create put that number back.
    void setImage(const std::shared_ptr<const Number> &image) { put(&Rare::image, image); }
    /// With OtherStatus: the gateway's own word; empty when it gave none.
    const QString &statusText() const { return rare().statusText; }
    /// Notes the gateway's own word.
    void setStatusText(const QString &text) { put(&Rare::statusText, text); }
    /// Of a failure, or one of rowcode.
    const QString &code() const { return rare().code; }
    /// Notes the code of a failure, or one of rowcode.
    void setCode(const QString &code) { put(&Rare::code, code); }
    /// Of a failure, or every fault of a bad row.
    const QString &message() const { return rare().message; }
    /// Notes what people are told of the row.
    void setMessage(const QString &message) { put(&Rare::message, message); }

private:
    /// Apart, so that the million rows of a plan that have nothing of it are small.
    struct Rare : QSharedData
    {
        QList<CellRepair> repairs;
        std::shared_ptr<const Number> existing;
        std::shared_ptr<const Number> image;
        QString statusText;
        QString code;
        QString message;
    };

    const Rare &rare() const
    {
        static const Rare none;
        return m_rare ? *m_rare : none;
    }
    /// What a row does not have yet need not be taken away.
    template <typename Value>
    void put(Value Rare::*member, const Value &value)
    {
        if (rare().*member == value)
            return;
        if (!m_rare)
            m_rare = new Rare;
        (*m_rare).*member = value;
    }

    QSharedDataPointer<Rare> m_rare;
};

static_assert(sizeof(PlanRow) <= 56, "a plan may hold a million rows");

/// What the program itself says of a row in place of a gateway's code.
namespace rowcode {
/// Sent, and the gateway may have carried it out.
inline constexpr QLatin1StringView inDoubt{"InDoubt"};
inline constexpr QLatin1StringView gone{"Gone"}; ///< the number is not there any more
} // namespace rowcode

} // namespace numberdesk
