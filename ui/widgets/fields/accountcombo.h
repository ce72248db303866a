// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QComboBox;

namespace numberdesk {

class GatewayData;

/// Brings the box up to date with the accounts; the choice stays while the account is there.
/// `first` stands above them when it is not empty.
void fillAccountCombo(QComboBox *box, const GatewayData &data, const QString &first);

/// The account as the gateway names it, whatever is shown of the name; empty for none.
QString chosenAccount(const QComboBox *box);
/// Leaves the choice as it is when the account is not there.
void chooseAccount(QComboBox *box, const QString &name);

} // namespace numberdesk
