// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/servicelabel.h"

#include "core/showntext.h"

#include <QCheckBox>
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
    return ServiceLabel::tr("The account %1 does not have this service. Enable it there with "
                            "Manage account first.")
        .arg(accountName);
}

void allowService(QCheckBox *box, bool enabledOnAccount, const QString &accountName)
{
    box->setEnabled(enabledOnAccount);
    QString reason;
    if (!enabledOnAccount && accountName.isEmpty()) {
        reason = ServiceLabel::tr("Choose an account first.");
    } else if (!enabledOnAccount) {
        reason = whyNotOnAccount(accountName);
    }
    box->setToolTip(toolTipText(reason));
    box->setAccessibleDescription(reason);
}

} // namespace numberdesk
