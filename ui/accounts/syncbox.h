// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"

#include <QCheckBox>

namespace numberdesk {

/// "Sync with backend service", one box for Operator Connect and Teams Phone Mobile. When the two
/// differ on the gateway it is partly checked, and as long as it stays so both are left alone.
class SyncBox : public QCheckBox
{
    Q_OBJECT

public:
    explicit SyncBox(QWidget *parent = nullptr);

    void setAccount(const Account &account);
    /// One of the two services is on or off in the form.
    void setServicesEnabled(bool operatorConnect, bool phoneMobile);
    void applyTo(Account &account) const;
};

} // namespace numberdesk
