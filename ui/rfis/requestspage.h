// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"
#include "core/requestforinformation.h"
#include "widgets/listpage.h"

class QSortFilterProxyModel;

namespace numberdesk {

class RequestTableModel;
class Prompts;
class Session;

/// The Requests for Information page.
class RequestsPage final : public ListPage
{
    Q_OBJECT

public:
    RequestsPage(Session &session, Prompts &prompts, WindowSettings &settings,
                 QWidget *parent = nullptr);

    void refresh() override;
    LoadState loadState() const override;

signals:
    /// Create account was asked for, with what the request says.
    void createAccountRequested(const numberdesk::Account &suggestion);

private:
    void buildCommands();
    void updateStatus();
    void createAccount();
    void adaptToRow();
    void adaptToData();
    void presentEmpty();
    const RequestForInformation *current() const;
    QString summary() const;
    QString accountOf(const RequestForInformation &request) const;

    Session &m_session;
    Prompts &m_prompts;
    RequestTableModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QAction *m_update = nullptr;
    QAction *m_createAccount = nullptr;
    QAction *m_clearFilter = nullptr;
};

} // namespace numberdesk
