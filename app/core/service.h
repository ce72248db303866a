// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QtGlobal>

#include <array>
#include <optional>

namespace numberdesk {

/// One of the services that Azure Communications Gateway provisions; its value is its place in
/// `serviceTable`.
enum class Service : quint8 {
    TeamsOperatorConnect,
    TeamsPhoneMobile,
    TeamsDirectRouting,
    ZoomPhoneCloudPeering,
    AzureOperatorCallProtection,
};

/// What sets one service apart from the others.
struct ServiceInfo
{
    Service service;
    /// The property in `serviceDetails` (Provisioning API), for example `zoomPhoneCloudPeering`.
    QLatin1StringView apiName;
    QLatin1StringView commandWord; ///< the word that the command line takes, for example `zoom`
    QLatin1StringView displayName; ///< a product name, untranslated
    QLatin1StringView shortName;   ///< for table cells, for example "Zoom"
    const char *enableLabel;       ///< source text of enableServiceLabel()

    bool teamsNumbers = false;   ///< its numbers carry a Teams configuration and an assignment
    bool takesSync = true;       ///< its accounts have `syncEnabled`
    bool followsBackend = false; ///< its numbers wait for Microsoft's backend: they become pending
    bool directRouting = false;  ///< its accounts have a subdomain
    bool offeredForMany = false; ///< can be switched on without a setting of each number
};

/// A yes or no of ServiceInfo, by which services, fields and words are chosen.
using ServiceTrait = bool ServiceInfo::*;

/// Every service, in the order in which screens and files name them: the only list of them.
inline constexpr std::array serviceTable{
    ServiceInfo{.service = Service::TeamsOperatorConnect,
                .apiName = QLatin1StringView("teamsOperatorConnect"),
                .commandWord = QLatin1StringView("operator-connect"),
                .displayName = QLatin1StringView("Teams Operator Connect"),
                .shortName = QLatin1StringView("Operator Connect"),
                .enableLabel = QT_TRANSLATE_NOOP("ServiceLabel", "Enable &Operator Connect"),
                .teamsNumbers = true,
                .followsBackend = true},
    ServiceInfo{.service = Service::TeamsPhoneMobile,
                .apiName = QLatin1StringView("teamsPhoneMobile"),
                .commandWord = QLatin1StringView("phone-mobile"),
                .displayName = QLatin1StringView("Teams Phone Mobile"),
                .shortName = QLatin1StringView("Phone Mobile"),
                .enableLabel = QT_TRANSLATE_NOOP("ServiceLabel", "Enable Teams Phone &Mobile"),
                .teamsNumbers = true,
                .followsBackend = true},
    ServiceInfo{.service = Service::TeamsDirectRouting,
                .apiName = QLatin1StringView("teamsDirectRouting"),
                .commandWord = QLatin1StringView("direct-routing"),
                .displayName = QLatin1StringView("Teams Direct Routing"),
                .shortName = QLatin1StringView("Direct Routing"),
                .enableLabel = QT_TRANSLATE_NOOP("ServiceLabel", "Enable Teams Direct &Routing"),
                .directRouting = true,
                .offeredForMany = true},
    ServiceInfo{.service = Service::ZoomPhoneCloudPeering,
                .apiName = QLatin1StringView("zoomPhoneCloudPeering"),
                .commandWord = QLatin1StringView("zoom"),
                .displayName = QLatin1StringView("Zoom Phone Cloud Peering"),
                .shortName = QLatin1StringView("Zoom"),
                .enableLabel =
                    QT_TRANSLATE_NOOP("ServiceLabel", "Enable &Zoom Phone Cloud Peering"),
                .offeredForMany = true},
    ServiceInfo{.service = Service::AzureOperatorCallProtection,
                .apiName = QLatin1StringView("azureOperatorCallProtection"),
                .commandWord = QLatin1StringView("call-protection"),
                .displayName = QLatin1StringView("Azure Operator Call Protection"),
                .shortName = QLatin1StringView("Call Protection"),
                .enableLabel =
                    QT_TRANSLATE_NOOP("ServiceLabel", "Enable Azure Operator Call &Protection"),
                .takesSync = false,
                .offeredForMany = true},
};

/// How many services there are.
inline constexpr std::size_t serviceCount = serviceTable.size();

/// Every service, in the order of `serviceTable`.
inline constexpr std::array<Service, serviceCount> allServices = [] {
    std::array<Service, serviceCount> services{};
    for (std::size_t i = 0; i < serviceCount; ++i)
        services[i] = static_cast<Service>(i);
    return services;
}();

/// The row of a service.
constexpr const ServiceInfo &serviceInfo(Service service)
{
    return serviceTable[static_cast<std::size_t>(service)];
}

/// True when a service has a trait, for example `has(service, &ServiceInfo::teamsNumbers)`.
constexpr bool has(Service service, ServiceTrait trait)
{
    return serviceInfo(service).*trait;
}

static_assert(
    [] {
        for (const Service service : allServices) {
            if (serviceInfo(service).service != service)
                return false;
        }
        return true;
    }(),
    "the rows of serviceTable stand in the order of the enumerators");

/// The property name in `serviceDetails` (Provisioning API), for example `zoomPhoneCloudPeering`.
constexpr QLatin1StringView apiName(Service service)
{
    return serviceInfo(service).apiName;
}

/// The word that the command line takes, for example `zoom`.
constexpr QLatin1StringView commandWord(Service service)
{
    return serviceInfo(service).commandWord;
}

/// The full name for people, for example "Zoom Phone Cloud Peering"; a product name, untranslated.
QString displayName(Service service);

/// A short name for table cells, for example "Zoom".
QString shortName(Service service);

/// The label of the box that switches a service on, for example "Enable &Zoom Phone Cloud Peering",
/// translated; no two have the same mnemonic, since a form has them all.
QString enableServiceLabel(Service service);

/// The service with that command word, exactly written; nothing when there is none.
std::optional<Service> serviceFromCommandWord(QStringView word);

/// A `T` for each service, by `serviceTable`; all have their default at first.
template <typename T>
class PerService
{
public:
    /// The entry of a service.
    T &operator[](Service service) { return m_values[static_cast<std::size_t>(service)]; }
    const T &operator[](Service service) const
    {
        return m_values[static_cast<std::size_t>(service)];
    }
    bool operator==(const PerService &) const = default;

private:
    std::array<T, serviceCount> m_values{};
};

/// A set of services, one bit each.
class ServiceSet
{
public:
    constexpr ServiceSet() = default;
    /// Those of `services`.
    constexpr ServiceSet(std::initializer_list<Service> services)
    {
        for (const Service service : services)
            insert(service);
    }

    /// Nothing when it is in the set already.
    constexpr void insert(Service service) { m_bits |= bit(service); }
    /// Nothing when it is not in the set.
    constexpr void remove(Service service) { m_bits &= static_cast<quint32>(~bit(service)); }
    /// Whether the service is one of them.
    constexpr bool contains(Service service) const { return (m_bits & bit(service)) != 0; }
    /// True when each service of `others` is in the set.
    constexpr bool containsAll(ServiceSet others) const { return (others.m_bits & ~m_bits) == 0; }
    /// Whether no service is in the set.
    constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr bool operator==(const ServiceSet &) const = default;

private:
    static_assert(serviceCount <= 32, "a bit for each service");
    static constexpr quint32 bit(Service service)
    {
        return quint32{1} << static_cast<unsigned>(service);
    }

    quint32 m_bits = 0;
};

} // namespace numberdesk
