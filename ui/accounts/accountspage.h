// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "widgets/lists/proxylistpage.h"

namespace numberdesk {

class AccountTableModel;

/// The Accounts page.
class AccountsPage final : public ProxyListPage
{
    Q_OBJECT

public:
    explicit AccountsPage(const PageContext &context, QWidget *parent = nullptr);

    void refresh() override;
    LoadState loadState() const override;

    /// Opens Create account, filled beforehand.
    void createAccount(const Account &suggestion);
    void selectAccount(const QString &name);

signals:
    void viewNumbersRequested(const QString &accountName);
    void loadSampleDataRequested();

private:
    void buildCommands();
    void manageAccount();
    void adaptToRow() override;
    QString summary() const override;
    void presentEmpty() override;
    /// The account that is highlighted, or null.
    const Account *current() const;

    Session &m_session;
    Prompts &m_prompts;
    AccountTableModel *m_model;
    QAction *m_create = nullptr;
    QAction *m_manage = nullptr;
    QAction *m_viewNumbers = nullptr;
    QAction *m_loadSample = nullptr;
};

} // namespace numberdesk
