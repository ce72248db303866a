// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/service.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct Names
{
    QLatin1StringView api;
    QLatin1StringView commandWord;
    QLatin1StringView display;
    QLatin1StringView brief;
};

const Names &namesOf(Service service)
{
    static const std::array<Names, 5> names{{
        {"teamsOperatorConnect"_L1, "operator-connect"_L1, "Teams Operator Connect"_L1,
         "Operator Connect"_L1},
        {"teamsDirectRouting"_L1, "direct-routing"_L1, "Teams Direct Routing"_L1,
         "Direct Routing"_L1},
        {"teamsPhoneMobile"_L1, "phone-mobile"_L1, "Teams Phone Mobile"_L1, "Phone Mobile"_L1},
        {"zoomPhoneCloudPeering"_L1, "zoom"_L1, "Zoom Phone Cloud Peering"_L1, "Zoom"_L1},
        {"azureOperatorCallProtection"_L1, "call-protection"_L1,
         "Azure Operator Call Protection"_L1, "Call Protection"_L1},
    }};
    return names[static_cast<std::size_t>(service)];
}

template <typename Member>
std::optional<Service> find(QStringView text, Member member)
{
    for (const Service service : allServices) {
        if (namesOf(service).*member == text)
            return service;
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView apiName(Service service)
{
    return namesOf(service).api;
}

QLatin1StringView commandWord(Service service)
{
    return namesOf(service).commandWord;
}

QString displayName(Service service)
{
    return namesOf(service).display;
}

QString shortName(Service service)
{
    return namesOf(service).brief;
}

std::optional<Service> serviceFromApiName(QStringView name)
{
    return find(name, &Names::api);
}

std::optional<Service> serviceFromCommandWord(QStringView word)
{
    return find(word, &Names::commandWord);
}

} // namespace numberdesk
