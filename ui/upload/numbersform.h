// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numbercolumns.h"
#include "widgets/fields/fieldform.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace numberdesk {

class GatewayData;

/// Account, services and custom SIP header for many numbers at once: of Manual input, and of a
/// file that holds numbers only. Operator Connect and Phone Mobile need settings of each number,
/// so they cannot be chosen here, which is said where the account has them.
class NumbersForm : public QWidget
{
    Q_OBJECT

public:
    explicit NumbersForm(GatewayData &gateway, QWidget *parent = nullptr);

    /// The account that gets the numbers; empty while none is chosen.
    QString accountName() const;
    /// Chooses an account, if it is there.
    void setAccountName(const QString &name);
    /// What each of the numbers is to have.
    NumberEdits edits() const { return m_fields.edits(); }

    /// Shows every fault; true when a plan can be made.
    bool check();

signals:
    /// Some setting is another one now.
    void changed();

private:
    QLayout *buildServices();
    void loadAccounts();
    void adaptToAccount();

    GatewayData &m_data;
    FieldForm<Number> m_fields;
    QComboBox *m_account;
    FieldNote *m_accountNote;
    FieldNote *m_serviceNote;
    QLabel *m_needsFile;
};

} // namespace numberdesk
