// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/sending/importend.h"
#include "transfer/sending/importqueue.h"
#include "transfer/sending/importrefusals.h"
#include "transfer/sending/openwrites.h"
#include "transfer/sending/sendinglog.h"

#include <QObject>

#include <memory>

namespace numberdesk {

/// Creates the accounts that an import needs, and lets the batches go that wait for them.
class ImportAccounts : public QObject
{
    Q_OBJECT

public:
    /// What the import is made of; all of it outlives this.
    struct Parts
    {
        ProvisioningService &service;
        ImportQueue &queue;
        OutcomeBook &book;
        ImportRefusals &refusals;
        ImportEnd &end;
        SendingLog &log;
        const OpenWrites &open;
    };
    /// The rows of `plan` say which services an account is created with.
    ImportAccounts(const Parts &parts, std::shared_ptr<ImportPlan> plan, QObject *parent);

    /// Begins with one account of the queue.
    void create(const QString &name);

signals:
    /// `job` reads or writes `account`; two may overlap, when somebody else was faster.
    void requestBegan(numberdesk::Job *job, const QString &account);
    /// Once for each requestBegan(), when its answer is taken in: batches of the account are in the
    /// queue, or their rows are refused, or the import ends.
    void requestEnded(const QString &account);

private:
    void takeRefusal(const QString &name, const ApiError &error);
    void useThatOfOthers(const QString &name);
    void releaseBatches(const QString &name, const Account *account);
    bool lacksService(const Account &account, qsizetype row);

    Parts m_parts;
    std::shared_ptr<ImportPlan> m_plan;
};

} // namespace numberdesk
