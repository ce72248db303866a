// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/servicelabel.h"

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

QString enableServiceLabel(Service service)
{
    switch (service) {
    case Service::TeamsOperatorConnect:
        return ServiceLabel::tr("Enable &Operator Connect");
    case Service::TeamsPhoneMobile:
        return ServiceLabel::tr("Enable Teams Phone &Mobile");
    case Service::TeamsDirectRouting:
        return ServiceLabel::tr("Enable Teams Direct &Routing");
    case Service::ZoomPhoneCloudPeering:
        return ServiceLabel::tr("Enable &Zoom Phone Cloud Peering");
    case Service::AzureOperatorCallProtection:
        return ServiceLabel::tr("Enable Azure Operator Call &Protection");
    }
    return {};
}

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
