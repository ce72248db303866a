// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/accountfields.h"
#include "core/fields/addressfields.h"
#include "core/fields/capabilityfields.h"
#include "core/fields/numberfields.h"
#include "core/fields/requestfields.h"
#include "support/places.h"
#include "support/testprogram.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>
#include <set>

using namespace numberdesk;
using Json = nlohmann::json;

namespace {

Json readContract()
{
    const QString path =
        sourcePath(QStringLiteral("tests/contract/provisioning-2024-02-29-preview.swagger.json"));
    std::ifstream file(path.toStdString());
    return Json::parse(file);
}

/// Compares one field table with a definition of Microsoft's description, and what it refers to.
class TableWalk
{
public:
    TableWalk(const Json &definitions, QStringList &faults)
        : m_definitions(definitions), m_faults(faults)
    {}

    template <typename T>
    void walk(const std::string &definition, const ServiceInfo *service = nullptr)
    {
        walkParts(Fields<T>::all, definition, service);
    }

private:
    /// One object of the contract while its parts are met.
    struct Object
    {
        std::string name;
        const Json &definition;
        std::set<std::string> met;
    };

    template <typename... Parts>
    void walkParts(const std::tuple<Parts...> &parts, const std::string &name,
                   const ServiceInfo *service)
    {
        Object object{name, m_definitions.at(name), {}};
        forEachPart(parts, [&](const auto &part) { meet(part, object, service); });
        for (const auto &[key, property] : object.definition.at("properties").items()) {
            if (!object.met.contains(key))
                fault(object, key, "is in no table");
        }
    }

    template <typename O, typename V>
    void meet(const Field<O, V> &field, Object &object, const ServiceInfo *service)
    {
        if (!applies(field.info, service))
            return;
        const std::string key(field.key);
        const Json *property = find(object, key);
        if (property == nullptr)
            return;
        const bool readOnly = property->value("readOnly", false);
        const bool required = isRequired(object, key);
        if (readOnly != (field.info.sent == Sent::Never))
            fault(object, key, "is read-only in one of both alone");
        if ((required && !readOnly) != (field.info.sent == Sent::Always))
            fault(object, key, "is always sent in one of both alone");
        if (field.info.alwaysGiven && !(required && readOnly))
            fault(object, key, "need not be in a reply");
        if constexpr (isOptionalStruct<V>)
            walk<typename V::value_type>(referred(*property));
        else if constexpr (Described<V>)
            walk<V>(referred(*property));
    }

    template <typename... P>
    void meet(const Group<P...> &group, Object &object, const ServiceInfo *service)
    {
        const std::string key(group.key);
        const Json *property = find(object, key);
        if (property == nullptr)
            return;
        // An object of optional members may be sent although it is not required.
        if (isRequired(object, key) && group.sent != Sent::Always)
            fault(object, key, "is required");
        walkParts(group.parts, referred(*property), service);
    }

    template <typename O, typename E>
    void meet(const PerServiceField<O, E> & /*field*/, Object &object, const ServiceInfo * /*s*/)
    {
        for (const ServiceInfo &info : serviceTable) {
            const std::string key(info.apiName.data(),
                                  static_cast<std::size_t>(info.apiName.size()));
            if (const Json *property = find(object, key))
                walk<E>(referred(*property), &info);
        }
    }

    template <typename O, typename E>
    void meet(const ListField<O, E> &field, Object &object, const ServiceInfo * /*service*/)
    {
        const std::string key(field.key);
        const Json *property = find(object, key);
        if (property == nullptr)
            return;
        if (!property->value("readOnly", false))
            fault(object, key, "is not read-only");
        walk<E>(referred(property->at("items")));
    }

    template <typename O>
    void meet(const StateField<O> & /*field*/, Object &object, const ServiceInfo * /*service*/)
    {
        for (const std::string_view key : {statusKey, errorsKey}) {
            const Json *property = find(object, std::string(key));
            if (property != nullptr && !property->value("readOnly", false))
                fault(object, std::string(key), "is not read-only");
        }
    }

    const Json *find(Object &object, const std::string &key)
    {
        const Json &properties = object.definition.at("properties");
        object.met.insert(key);
        if (properties.contains(key))
            return &properties.at(key);
        fault(object, key, "is not in the contract");
        return nullptr;
    }

    static bool isRequired(const Object &object, const std::string &key)
    {
        const Json &required = object.definition.value("required", Json::array());
        return std::find(required.begin(), required.end(), key) != required.end();
    }

    static std::string referred(const Json &property)
    {
        const std::string target = property.contains("allOf")
                                       ? property.at("allOf").at(0).at("$ref").get<std::string>()
                                       : property.at("$ref").get<std::string>();
        return target.substr(target.rfind('/') + 1);
    }

    void fault(const Object &object, const std::string &key, const char *what)
    {
        m_faults.append(QString::fromStdString(object.name + '.' + key + ' ' + what));
    }

    const Json &m_definitions;
    QStringList &m_faults;
};

} // namespace

/// The field tables against Microsoft's description of the API: nothing is missing, nothing is
/// made up, and each field has the right access.
class TestFieldTables : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_definitions = readContract().at("definitions"); }
    void numbers() { check<Number>("NumberResource"); }
    void accounts() { check<Account>("AccountResource"); }
    void requests() { check<RequestForInformation>("RequestForInformationResource"); }
    void civicAddresses() { check<CivicAddress>("TeamsCivicAddressResource"); }
    void capabilityPlans() { check<CapabilityPlan>("TeamsCapabilityPlan"); }
    void aMissingPropertyIsFound();
    void aWrongAccessIsFound();

private:
    template <typename T>
    void check(const std::string &definition)
    {
        QCOMPARE(faultsOf<T>(definition), QStringList());
    }

    template <typename T>
    QStringList faultsOf(const std::string &definition)
    {
        QStringList faults;
        TableWalk(m_definitions, faults).walk<T>(definition);
        return faults;
    }

    Json m_definitions;
};

void TestFieldTables::aMissingPropertyIsFound()
{
    m_definitions["TeamsOperatorConnectNumberConfig"]["properties"]["later"] = {{"type", "string"}};
    QCOMPARE(faultsOf<Number>("NumberResource"),
             QStringList(QStringLiteral("TeamsOperatorConnectNumberConfig.later is in no table")));
    m_definitions = readContract().at("definitions");
}

void TestFieldTables::aWrongAccessIsFound()
{
    m_definitions["NumberConfiguration"]["properties"]["customSipHeader"]["readOnly"] = true;
    QCOMPARE(faultsOf<Number>("NumberResource").size(), 1);
    m_definitions = readContract().at("definitions");
}

NUMBERDESK_TEST("fieldtables", TestFieldTables)
#include "tst_fieldtables.moc"
