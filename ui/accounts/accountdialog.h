// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"
#include "provisioning/provisioningservice.h"
#include "widgets/formdialog.h"

namespace numberdesk {

class AccountForm;
class Session;
struct ApiError;

/// Create account: sends a new account, guarded against an existing one of that name.
class CreateAccountDialog : public FormDialog
{
    Q_OBJECT

public:
    /// `suggestion` fills the fields beforehand.
    CreateAccountDialog(Session &session, Prompts &prompts, const Account &suggestion,
                        QWidget *parent);

signals:
    void created(const QString &accountName);

protected:
    void submit() override;

private:
    void showFailure(const ApiError &error);

    Session &m_session;
    AccountForm *m_form;
};

/// Manage account: reads the account afresh, and saves only over what it has read. Asks before
/// services are switched off that numbers use.
class ManageAccountDialog : public FormDialog
{
    Q_OBJECT

public:
    ManageAccountDialog(Session &session, Prompts &prompts, QString accountName, QWidget *parent);

protected:
    void submit() override;

private:
    void load();
    void save();

    Session &m_session;
    QString m_accountName;
    AccountForm *m_form;
    Tagged<Account> m_seen;
};

} // namespace numberdesk
