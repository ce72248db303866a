// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/requestforinformation.h"
#include "widgets/lists/proxylistpage.h"

namespace numberdesk {

class RequestTableModel;

/// The Requests for Information page.
class RequestsPage final : public ProxyListPage
{
    Q_OBJECT

public:
    explicit RequestsPage(const PageContext &context, QWidget *parent = nullptr);

    void refresh() override;
    LoadState loadState() const override;

signals:
    /// Create account was asked for, with what the request says.
    void createAccountRequested(const numberdesk::Account &suggestion);

private:
    void buildCommands();
    void updateStatus();
    void createAccount();
    void adaptToRow() override;
    QString summary() const override;
    void presentEmpty() override;
    const RequestForInformation *current() const;
    QString accountOf(const RequestForInformation &request) const;

    Session &m_session;
    Prompts &m_prompts;
    RequestTableModel *m_model;
    QAction *m_update = nullptr;
    QAction *m_createAccount = nullptr;
};

} // namespace numberdesk
