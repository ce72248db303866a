// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/statustext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct StatusText
{
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

} // namespace

QString statusLabel(const ProvisioningState &state)
{
    switch (state.status) {
    case ProvisioningStatus::Pending:
        return StatusText::tr("Pending");
    case ProvisioningStatus::Synced:
        return StatusText::tr("Synced");
    case ProvisioningStatus::Failed:
        if (state.errors.isEmpty())
            return StatusText::tr("Failed");
        return StatusText::tr("Failed: %1", "followed by the backend's errors")
            .arg(toDisplayText(state.errors).replace(u'\n', "; "_L1));
    case ProvisioningStatus::Unknown:
        break;
    }
    return state.statusText;
}

StatusKind statusKind(const ProvisioningState &state)
{
    switch (state.status) {
    case ProvisioningStatus::Pending:
        return StatusKind::Pending;
    case ProvisioningStatus::Synced:
        return StatusKind::Good;
    case ProvisioningStatus::Failed:
        return StatusKind::Bad;
    case ProvisioningStatus::Unknown:
        break;
    }
    return state.statusText.isEmpty() ? StatusKind::None : StatusKind::Neutral;
}

QString subdomainLabel(const SubdomainState &state)
{
    switch (state.status) {
    case SubdomainStatus::Provisioned:
        return StatusText::tr("Provisioned");
    case SubdomainStatus::NotProvisioned:
        return StatusText::tr("Not provisioned");
    case SubdomainStatus::Inconsistent:
        return StatusText::tr("Inconsistent");
    case SubdomainStatus::Unknown:
        break;
    }
    return state.text;
}

StatusKind subdomainKind(const SubdomainState &state)
{
    switch (state.status) {
    case SubdomainStatus::Provisioned:
        return StatusKind::Good;
    case SubdomainStatus::NotProvisioned:
        return StatusKind::Pending;
    case SubdomainStatus::Inconsistent:
        return StatusKind::Bad;
    case SubdomainStatus::Unknown:
        break;
    }
    return state.text.isEmpty() ? StatusKind::None : StatusKind::Neutral;
}

QString servicesLabel(ServiceSet services)
{
    QStringList names;
    for (const Service service : allServices) {
        if (services.contains(service))
            names += shortName(service);
    }
    return names.join(", "_L1);
}

QString servicesLabel(ServiceSet services, ServiceSet enabledOnAccount)
{
    QStringList names;
    for (const Service service : allServices) {
        if (!services.contains(service))
            continue;
        names += enabledOnAccount.contains(service)
                     ? shortName(service)
                     : StatusText::tr("%1 (off on the account)").arg(shortName(service));
    }
    return names.join(", "_L1);
}

QString numberCountsLabel(const Account &account)
{
    QStringList counts;
    bool hasNone = false;
    const QLocale locale;
    for (const Service service : allServices) {
        const std::optional<AccountService> &settings = account.services[service];
        const std::optional<qint64> count = settings ? settings->numberCount : std::nullopt;
        if (count == 0) {
            hasNone = true;
            continue;
        }
        if (!account.isEnabled(service) && !count)
            continue;
        const QString words =
            StatusText::tr("%1 %2", "number count and service name")
                .arg(count ? locale.toString(*count) : u"?"_s, shortName(service));
        counts += account.isEnabled(service)
                      ? words
                      : StatusText::tr("%1 (off)", "numbers of a service that is off").arg(words);
    }
    return counts.isEmpty() && hasNone ? locale.toString(0) : counts.join(", "_L1);
}

} // namespace numberdesk
