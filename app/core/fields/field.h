// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/fieldrules.h"
#include "core/resources/provisioningstate.h"
#include "core/service.h"

#include <QList>

#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace numberdesk {

// The parts of a field table. One table per resource (numberfields.h and its neighbours) says what
// the resource consists of; codec, comparison, columns, forms and details loop over it.

/// When a PUT names a field.
enum class Sent : quint8 {
    Never,   ///< read-only in the contract
    WhenSet, ///< unless it says nothing
    Always,  ///< required by the contract
};

/// What is to be known of a field beside its name and place. Labels are source texts in the
/// translation context "Field"; null where no person sees the field.
struct FieldInfo
{
    Sent sent = Sent::WhenSet;
    const char *label = nullptr;      ///< in forms and messages
    const char *shortLabel = nullptr; ///< in details; null = `label`
    const char *phrase = nullptr;     ///< behind a service's name, as in "Operator Connect usage"
    FieldCheck (*check)(QStringView) = nullptr;  ///< null = anything goes
    QString (*shown)(const QString &) = nullptr; ///< a word of the API for people; null = as it is
    ServiceTrait where = nullptr;                ///< null = all services have the field
    bool isKey = false;                          ///< names the resource: never edited
    bool isWord = false;       ///< an enumeration, or several: letter case does not count
    bool byDefault = false;    ///< what an absent flag means
    bool setByBackend = false; ///< changes by itself, so that a PUT need not come back as sent
    bool alwaysGiven = false;  ///< a reply always carries it: required and read-only
};

/// The field's name in forms and messages, translated; empty where no person sees the field.
QString labelOf(const FieldInfo &info);
/// Its name in details.
QString shortLabelOf(const FieldInfo &info);
/// Its name in a sentence: "Operator Connect usage", or the service alone for what switches it on.
QString nameOf(const FieldInfo &info, std::optional<Service> service);

/// One field: the API's name and the member that holds it.
template <typename Owner, typename Value>
struct Field
{
    std::string_view key;
    Value Owner::*member;
    FieldInfo info = {};
};

template <typename Owner, typename Value>
Field(const char *, Value Owner::*) -> Field<Owner, Value>;
template <typename Owner, typename Value>
Field(const char *, Value Owner::*, FieldInfo) -> Field<Owner, Value>;

/// Fields of the same struct that the API nests under one more key.
template <typename... Parts>
struct Group
{
    std::string_view key;
    Sent sent; ///< Always: the object is there even when it is empty
    std::tuple<Parts...> parts;
};

template <typename... Parts>
Group(const char *, Sent, std::tuple<Parts...>) -> Group<Parts...>;

/// One entry per service, each under the service's own key. An entry that says nothing is left out
/// of a PUT where `sent` is WhenSet; leaving it out switches the service off.
template <typename Owner, typename Entry>
struct PerServiceField
{
    PerService<std::optional<Entry>> Owner::*member;
    Sent sent;
};

template <typename Owner, typename Entry>
PerServiceField(PerService<std::optional<Entry>> Owner::*, Sent) -> PerServiceField<Owner, Entry>;

/// A list of described structs; read-only in every resource.
template <typename Owner, typename Entry>
struct ListField
{
    std::string_view key;
    QList<Entry> Owner::*member;
};

template <typename Owner, typename Entry>
ListField(const char *, QList<Entry> Owner::*) -> ListField<Owner, Entry>;

/// The names of what a StateField stands for.
inline constexpr std::string_view statusKey = "serviceProvisioningStatus";
inline constexpr std::string_view errorsKey = "serviceProvisioningErrors";

/// `serviceProvisioningStatus` and `serviceProvisioningErrors`: read, never sent.
template <typename Owner>
struct StateField
{
    ProvisioningState Owner::*member;
};

template <typename Owner>
StateField(ProvisioningState Owner::*) -> StateField<Owner>;

/// The table of a struct: `Fields<T>::all`, a constexpr tuple of the parts above.
template <typename T>
struct Fields;

/// A struct that has a table.
template <typename T>
concept Described = requires
{
    Fields<T>::all;
};

/// An optional of a described struct: an object of the API that may be absent.
template <typename V>
inline constexpr bool isOptionalStruct = false;
template <Described T>
inline constexpr bool isOptionalStruct<std::optional<T>> = true;

/// True when `service` has the field; always where the field is of no service (null).
constexpr bool applies(const FieldInfo &info, const ServiceInfo *service)
{
    return info.where == nullptr || (service != nullptr && service->*info.where);
}

/// Calls `visit` with every part of `parts`.
template <typename... Parts, typename Visitor>
constexpr void forEachPart(const std::tuple<Parts...> &parts, Visitor &&visit)
{
    std::apply([&visit](const auto &...part) { (visit(part), ...); }, parts);
}

} // namespace numberdesk
