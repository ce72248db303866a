// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/edits.h"
#include "core/resources/account.h"

#include <QCheckBox>

namespace numberdesk {

/// "Sync with backend service", one box for the services that follow the backend. When they
/// differ on the gateway it is partly checked, and as long as it stays so all are left alone.
class SyncBox : public QCheckBox
{
    Q_OBJECT

public:
    explicit SyncBox(QWidget *parent = nullptr);

    /// Shows what the services of the account have that are on.
    void setAccount(const Account &account);
    /// True while the form has a service on that follows the backend.
    void setUseful(bool useful);
    /// Adds what the box asks of each service that is on once `edits` are in the account.
    void addTo(Edits<Account> &edits) const;

private:
    Account m_shown;
};

} // namespace numberdesk
