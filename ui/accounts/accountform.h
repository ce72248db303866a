// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/accountfields.h"
#include "widgets/fields/fieldform.h"

#include <QWidget>

#include <functional>

namespace numberdesk {

class DirectRoutingFields;
class SyncBox;

/// The fields of one account, for Create account and Manage account. What the form does not show
/// stays as the gateway has it.
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose { Create, Manage };

    AccountForm(Purpose purpose, const QString &baseDomain, QWidget *parent = nullptr);

    void setAccount(const Account &account);
    /// The account with what the form says.
    Account account() const;
    /// The account as it was given to the form.
    const Account &original() const { return m_fields.shown(); }
    /// What this window knows of other accounts, for the fields' checks and hints.
    void setKnownAccounts(std::function<QList<Account>()> known);
    /// Shows every fault and goes to the first one; true when all may be sent.
    bool check();
    /// The gateway says that the name is taken.
    void showNameTaken();
    void focusFirst();

private:
    QWidget *buildServices();
    QWidget *buildTeams();
    FieldCheck checkName(const QString &name) const;
    static FieldProblem nameTaken();
    FieldCheck checkTenantId(const QString &value) const;
    QList<Account> otherAccounts() const;
    ServiceSet checkedServices() const { return m_fields.edited().enabledServices(); }
    void adaptToServices();

    Purpose m_purpose;
    std::function<QList<Account>()> m_knownAccounts;
    FieldForm<Account> m_fields;
    FieldEditor *m_name;
    FieldNote *m_serviceNote = nullptr;
    SyncBox *m_sync = nullptr;
    FieldEditor *m_tenantId = nullptr;
    DirectRoutingFields *m_directRouting;
};

} // namespace numberdesk
