// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/filterfields.h"

#include "localgateway/base/services.h"
#include "localgateway/rules/resourcefields.h"

#include <QHash>

#include <array>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

using FilterFields = std::vector<FilterField>;

/// SQL for the fields that do not stand in the stored body, or faster elsewhere.
using Columns = QHash<QString, QString>;

FilterField fieldOf(const QString &name, FilterField::Type type, const Columns &columns)
{
    const auto column = columns.constFind(name);
    if (column != columns.constEnd())
        return {name, type, *column};
    return {name, type, u"json_extract(body, '$.%1')"_s.arg(QString(name).replace(u'/', u'.'))};
}

/// Adds what a filter may name of @p fields and the objects in them.
/// @param above the path of the object that they are members of, with a slash at its end
void addFields(FilterFields &to, std::span<const Field> fields, const Columns &columns,
               const QString &above = {})
{
    for (const Field &field : fields) {
        const QString name = above + QLatin1String(field.name);
        if (field.type == Field::Type::Object)
            addFields(to, field.members, columns, name + u'/');
        else if (field.type == Field::Type::Text)
            to.push_back(fieldOf(name, FilterField::Type::Text, columns));
        else if (field.type == Field::Type::Boolean)
            to.push_back(fieldOf(name, FilterField::Type::Boolean, columns));
    }
}

FilterFields fieldsOf(std::span<const Field> fields, const Columns &columns)
{
    FilterFields all;
    addFields(all, fields, columns);
    return all;
}

QString pathOf(const Service &service)
{
    return u"serviceDetails/"_s + QLatin1String(service.name) + u'/';
}

Columns accountColumns()
{
    Columns columns{{u"name"_s, u"name"_s},
                    {u"serviceProvisioningStatus"_s, u"status"_s},
                    {u"serviceDetails/teamsTenantId"_s, u"tenant_id"_s}};
    for (const Service &service : services) {
        if (service.hasSubdomain)
            columns.insert(pathOf(service) + u"subdomainStatus"_s,
                           u"CASE WHEN json_extract(body, '$.serviceDetails.%1') IS NOT NULL"
                           " THEN subdomain_status END"_s.arg(QLatin1String(service.name)));
    }
    return columns;
}

Columns numberColumns()
{
    Columns columns{{u"telephoneNumber"_s, u"telephone_number"_s},
                    {u"accountName"_s, u"account"_s},
                    {u"serviceProvisioningStatus"_s, u"status"_s}};
    for (const Service &service : services)
        columns.insert(
            pathOf(service) + u"enabled"_s,
            u"CASE WHEN present >> %1 & 1 THEN services >> %1 & 1 END"_s.arg(indexOf(service)));
    return columns;
}

Columns requestColumns()
{
    return {{u"tenantId"_s, u"tenant_id"_s},
            {u"serviceProvisioningStatus"_s, u"status"_s},
            {u"accountName"_s, accountOfRequest}};
}

/// No request has a civic address as its body, so no table of fields names these.
constexpr std::array civicAddressTexts{
    "id",
    "country",
    "houseNumber",
    "houseNumberSuffix",
    "preDirectional",
    "streetName",
    "streetSuffix",
    "postDirectional",
    "stateOrProvince",
    "countyOrDistrict",
    "cityOrTown",
    "cityOrTownAlias",
    "postalOrZipCode",
    "companyName",
    "companyId",
    "defaultLocationId",
    "validationStatus",
    "tenantId",
    "partnerId",
    "latitude",
    "longitude",
};

FilterFields civicAddressFields()
{
    const Columns columns{{u"id"_s, u"id"_s}};
    FilterFields all;
    for (const char *name : civicAddressTexts)
        all.push_back(fieldOf(QString::fromLatin1(name), FilterField::Type::Text, columns));
    return all;
}

} // namespace

std::span<const FilterField> accountFilterFields()
{
    static const FilterFields fields = fieldsOf(accountFields(), accountColumns());
    return fields;
}

std::span<const FilterField> numberFilterFields()
{
    static const FilterFields fields = fieldsOf(numberFields(), numberColumns());
    return fields;
}

std::span<const FilterField> civicAddressFilterFields()
{
    static const FilterFields fields = civicAddressFields();
    return fields;
}

std::span<const FilterField> requestForInformationFilterFields()
{
    static const FilterFields fields = fieldsOf(requestForInformationFields(), requestColumns());
    return fields;
}

} // namespace numberdesk::localgateway
