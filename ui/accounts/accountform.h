// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QFormLayout;
class QGroupBox;

namespace numberdesk {

class DirectRoutingFields;
class SyncBox;
class TextField;

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
    /// An account of that name exists already, as far as this window knows.
    void setNameTaken(std::function<bool(const QString &name)> taken);
    /// Shows every fault and goes to the first one; true when all may be sent.
    bool check();
    /// The gateway says that the name is taken.
    void showNameTaken();
    void focusFirst();

private:
    QWidget *buildServices();
    QWidget *buildTeams();
    void adaptToServices();
    bool isChecked(Service service) const;

    Purpose m_purpose;
    Account m_original;
    std::function<bool(const QString &name)> m_nameTaken;
    TextField *m_name;
    PerService<QCheckBox *> m_services;
    SyncBox *m_sync;
    TextField *m_tenantId;
    DirectRoutingFields *m_directRouting;
    TextField *m_correlationId;
};

} // namespace numberdesk
