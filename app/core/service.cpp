// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/service.h"

#include <QCoreApplication>

namespace numberdesk {

QString displayName(Service service)
{
    return serviceInfo(service).displayName;
}

QString shortName(Service service)
{
    return serviceInfo(service).shortName;
}

QString enableServiceLabel(Service service)
{
    return QCoreApplication::translate("ServiceLabel", serviceInfo(service).enableLabel);
}

std::optional<Service> serviceFromCommandWord(QStringView word)
{
    for (const ServiceInfo &info : serviceTable) {
        if (info.commandWord == word)
            return info.service;
    }
    return std::nullopt;
}

} // namespace numberdesk
