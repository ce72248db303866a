// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/servicereasons.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct ServiceReasons
{
    Q_DECLARE_TR_FUNCTIONS(ServiceReasons)
};

} // namespace

QString whyNotOnAccount(const QString &accountName)
{
    if (accountName.isEmpty())
        return ServiceReasons::tr("Choose an account first.");
    return ServiceReasons::tr("The account %1 does not have this service. Enable it there with "
                              "Manage account first.")
        .arg(accountName);
}

} // namespace numberdesk
