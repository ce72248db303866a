// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/servicelabel.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct ServiceLabel
{
    Q_DECLARE_TR_FUNCTIONS(ServiceLabel)
};

} // namespace

QString whyNotOnAccount(const QString &accountName)
{
    if (accountName.isEmpty())
        return ServiceLabel::tr("Choose an account first.");
    return ServiceLabel::tr("The account %1 does not have this service. Enable it there with "
                            "Manage account first.")
        .arg(accountName);
}

} // namespace numberdesk
