// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace numberdesk {

/// The accounts that a plan's rows name and the gateway does not have: each by name with a tick,
/// its services, its rows and the account that was perhaps meant. Nothing is created but what is
/// ticked when the button is pressed.
class MissingAccountsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit MissingAccountsPanel(QWidget *parent = nullptr);

    /// Hides itself when there are none. `mayChange`: the plan can be made anew.
    void setAccounts(const QList<MissingAccount> &accounts, bool mayChange);

signals:
    /// Exactly these are to be created.
    void creationRequested(const QStringList &names);

private:
    void fill();
    QStringList ticked() const;
    QStringList created() const;
    void adaptButton();

    QLabel *m_title;
    QTreeWidget *m_list;
    QPushButton *m_create;
    QList<MissingAccount> m_accounts;
    bool m_mayChange = false;
};

} // namespace numberdesk
