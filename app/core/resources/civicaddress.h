// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace numberdesk {

/// A place inside a civic address, used as an emergency location.
struct Location
{
    QString id;
    QString civicAddressId;
    QString description;
    QString additionalInfo;
    bool isDefault = false;
    QString elin; ///< Emergency Location Identification Number

    bool operator==(const Location &) const = default;
};

/// An address of the enterprise, read-only for the operator (TeamsCivicAddressResource).
struct CivicAddress
{
    QString id;
    QString country;
    QString houseNumber;
    QString houseNumberSuffix;
    QString preDirectional;
    QString streetName;
    QString streetSuffix;
    QString postDirectional;
    QString stateOrProvince;
    QString countyOrDistrict;
    QString cityOrTown;
    QString cityOrTownAlias;
    QString postalOrZipCode;
    QString description;
    QString companyName;
    QString companyId;
    QString defaultLocationId;
    QString validationStatus; ///< `validated`, `notValidated`, or any other word
    QString tenantId;
    QString partnerId;
    QString latitude;
    QString longitude;
    QList<Location> locations;

    bool operator==(const CivicAddress &) const = default;
};

} // namespace numberdesk
