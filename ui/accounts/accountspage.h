// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"
#include "widgets/listpage.h"

class QSortFilterProxyModel;

namespace numberdesk {

class AccountTableModel;
class Prompts;
class Session;

/// The Accounts page.
class AccountsPage final : public ListPage
{
    Q_OBJECT

public:
    AccountsPage(Session &session, Prompts &prompts, WindowSettings &settings,
                 QWidget *parent = nullptr);

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
    void adaptToRow();
    void adaptToData();
    void presentEmpty();
    /// The account that is highlighted, or null.
    const Account *current() const;

    Session &m_session;
    Prompts &m_prompts;
    AccountTableModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QAction *m_create = nullptr;
    QAction *m_manage = nullptr;
    QAction *m_viewNumbers = nullptr;
    QAction *m_loadSample = nullptr;
    QAction *m_clearFilter = nullptr;
};

} // namespace numberdesk
