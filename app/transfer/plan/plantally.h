// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "transfer/plan/importplan.h"

#include <QPair>

namespace numberdesk {

// What comparing rows with the gateway adds up over many of them, to be told once.

/// Changes of assignmentStatus that are left out of their rows, by direction.
class AssignmentChanges
{
public:
    /// Takes a change of assignmentStatus out of `row` unless the plan's options ask for it, and
    /// counts it either way. `stored` is what the gateway has of the number, or null.
    void leaveOut(const ImportPlan &plan, PlanRow &row, const Number *stored);
    /// Gives the plan their count; one warning with the count per direction, when some are left
    /// out.
    void tell(ImportPlan &plan) const;

private:
    void count(const ImportPlan &plan, const PlanRow &row, const Number *stored);
    void dropFrom(NumberEdits &edits);

    QMap<QPair<QString, QString>, qint64> m_rows; ///< by stored and asked word
    NumberEdits m_lastAsked; ///< most rows share what they ask, and go on sharing it
    NumberEdits m_lastLeft;
    qint64 m_firstLine = 0;
    int m_firstFile = 0;
};

/// Services that rows enable and their accounts do not have.
class MissingServices
{
public:
    /// One more row enables `service`, which the account, an existing one, does not have.
    void note(const QString &accountName, Service service);
    /// Gives the plan their list.
    void tell(ImportPlan &plan) const { plan.missingServices = m_services; }

private:
    QList<MissingService> m_services;
    QMap<QPair<QString, Service>, qsizetype> m_places; ///< in m_services
};

/// Accounts whose sync is off for a Teams service that rows enable: Teams never hears of them.
class SynclessAccounts
{
public:
    /// Counts `row` once if it enables such a service. `account` is the row's, as the gateway has
    /// it.
    void note(const ImportPlan &plan, const PlanRow &row, const Account &account);
    /// One warning per account, with its count.
    void warn(ImportPlan &plan) const;

private:
    struct Rows
    {
        qint64 count = 0;
        qint64 firstLine = 0;
        int file = 0;
        Service service = Service::TeamsOperatorConnect;
    };
    QMap<QString, Rows> m_rows;
};

/// New numbers that are to have no service that is on: they can do nothing, and most such rows were
/// cut off.
class BareNumbers
{
public:
    /// `target` is the number as `row` creates it.
    void note(const ImportPlan &plan, const PlanRow &row, const Number &target);
    /// One warning per file, with its count and first line.
    void warn(ImportPlan &plan) const;

private:
    struct Rows
    {
        qint64 count = 0;
        qint64 firstLine = 0;
    };
    QMap<int, Rows> m_rows; ///< by file
};

/// Counts the columns of `row` that clear what is stored.
void noteCleared(ImportPlan &plan, const PlanRow &row, const Number *stored, const Number &target);

} // namespace numberdesk
