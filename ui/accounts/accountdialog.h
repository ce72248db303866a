// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "widgets/fields/editdialog.h"

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
class ManageAccountDialog : public EditDialog<Account>
{
    Q_OBJECT

public:
    ManageAccountDialog(Session &session, Prompts &prompts, const QString &accountName,
                        QWidget *parent);

protected:
    void submit() override;
    void showResource(const Account &account) override;
    void focusFirst() override;

private:
    void save();

    Session &m_session;
    AccountForm *m_form;
};

} // namespace numberdesk
