// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace numberdesk {

class FieldNote;
class GatewayData;
class TextField;

/// Account, services and custom SIP header for many numbers at once: of Manual input, and of a
/// file that holds numbers only. Operator Connect and Phone Mobile need settings of each number,
/// so they cannot be chosen here, which is said where the account has them.
class NumbersForm : public QWidget
{
    Q_OBJECT

public:
    explicit NumbersForm(GatewayData &gateway, QWidget *parent = nullptr);

    QString accountName() const;
    void setAccountName(const QString &name);
    ServiceSet services() const;
    QString customSipHeader() const;

    /// Shows every fault; true when a plan can be made.
    bool check();

signals:
    /// Some setting is another one now.
    void changed();

private:
    void loadAccounts();
    void adaptToAccount();

    GatewayData &m_data;
    QComboBox *m_account;
    FieldNote *m_accountNote;
    PerService<QCheckBox *> m_services{};
    FieldNote *m_serviceNote;
    QLabel *m_needsFile;
    TextField *m_header;
};

} // namespace numberdesk
