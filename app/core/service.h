// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <optional>

namespace numberdesk {

/// One of the five services that Azure Communications Gateway provisions.
enum class Service : quint8 {
    TeamsOperatorConnect,
    TeamsDirectRouting,
    TeamsPhoneMobile,
    ZoomPhoneCloudPeering,
    AzureOperatorCallProtection,
};

/// Every service, in the order in which screens and files name them.
inline constexpr std::array<Service, 5> allServices{
    Service::TeamsOperatorConnect, Service::TeamsPhoneMobile, Service::TeamsDirectRouting,
    Service::ZoomPhoneCloudPeering, Service::AzureOperatorCallProtection};

/// The property name in `serviceDetails` (Provisioning API), for example `zoomPhoneCloudPeering`.
QLatin1StringView apiName(Service service);

/// The word that the command line takes, for example `zoom`.
QLatin1StringView commandWord(Service service);

/// The full name for people, for example "Zoom Phone Cloud Peering"; a product name, untranslated.
QString displayName(Service service);

/// A short name for table cells, for example "Zoom".
QString shortName(Service service);

/// The service with that API name or command word, exactly written.
std::optional<Service> serviceFromApiName(QStringView name);
std::optional<Service> serviceFromCommandWord(QStringView word);

/// True for Operator Connect and Teams Phone Mobile: numbers carry a Teams configuration and the
/// account may sync with the backend service.
constexpr bool hasTeamsConfiguration(Service service)
{
    return service == Service::TeamsOperatorConnect || service == Service::TeamsPhoneMobile;
}

/// One value per service.
template <typename T>
class PerService
{
public:
    T &operator[](Service service) { return m_values[static_cast<std::size_t>(service)]; }
    const T &operator[](Service service) const
    {
        return m_values[static_cast<std::size_t>(service)];
    }
    bool operator==(const PerService &) const = default;

private:
    std::array<T, 5> m_values{};
};

/// A set of services, one bit each.
class ServiceSet
{
public:
    constexpr ServiceSet() = default;
    constexpr ServiceSet(std::initializer_list<Service> services)
    {
        for (const Service service : services)
            insert(service);
    }

    constexpr void insert(Service service) { m_bits |= bit(service); }
    constexpr void remove(Service service) { m_bits &= static_cast<quint8>(~bit(service)); }
    constexpr bool contains(Service service) const { return (m_bits & bit(service)) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr quint8 bits() const { return m_bits; }
    constexpr bool operator==(const ServiceSet &) const = default;

private:
    static constexpr quint8 bit(Service service)
    {
        return static_cast<quint8>(1U << static_cast<unsigned>(service));
    }

    quint8 m_bits = 0;
};

} // namespace numberdesk
