// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/resources/account.h"
#include "core/telephonenumber.h"

#include <QDateTime>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <string>

/// JSON to and from any struct that has a field table (core/fields). Tolerant: enumerations are
/// open and absent equals null, since the published versions of the API differ in such things.
namespace numberdesk::fieldcodec {

/// Keys in the order of their letters, so that equal values are equal bytes.
using Json = nlohmann::json;

// ---- single values, one pair for each type of member

/// Each puts what `json` says into `value`; false when it is of another shape than this version
/// reads, which leaves `value` alone. A text may be a number: its digits count.
bool readValue(const Json &json, QString &value);
bool readValue(const Json &json, QStringList &value);
bool readValue(const Json &json, bool &value);
bool readValue(const Json &json, std::optional<bool> &value);
bool readValue(const Json &json, std::optional<qint64> &value);
bool readValue(const Json &json, TelephoneNumber &value);
/// RFC 3339 with or without fraction and zone; without a zone it is UTC.
bool readValue(const Json &json, QDateTime &value);
bool readValue(const Json &json, SubdomainState &value);

/// As a PUT carries it; what is unset is `false` or 0.
Json toValue(const QString &value);
/// As a PUT carries it; what is unset is `false` or 0.
Json toValue(const QStringList &value);
/// As a PUT carries it; what is unset is `false` or 0.
Json toValue(bool value);
/// As a PUT carries it; what is unset is `false` or 0.
Json toValue(const std::optional<bool> &value);
/// As a PUT carries it; what is unset is `false` or 0.
Json toValue(const std::optional<qint64> &value);
/// As a PUT carries it; what is unset is `false` or 0.
Json toValue(TelephoneNumber value);
/// In UTC with milliseconds.
Json toValue(const QDateTime &value);
Json toValue(const SubdomainState &value);

/// `{code, message, target, details}`, recursively.
Json toValue(const QList<ProvisioningError> &errors);

/// True for a value that may be left out: nothing was said.
template <typename V>
bool isUnsaid(const V &value)
{
    if constexpr (std::is_same_v<V, bool>)
        return false;
    else if constexpr (std::is_same_v<V, SubdomainState>)
        return toApiText(value).isEmpty();
    else if constexpr (requires { value.isEmpty(); })
        return value.isEmpty();
    else if constexpr (requires { value.has_value(); })
        return !value.has_value();
    else
        return value == V{};
}

/// The object under `key`, or null.
const Json *objectIn(const Json *parent, std::string_view key);

/// Adds to `target`, at every depth, what `extra` has beside it.
void mergeMissing(Json &target, const Json &extra);

// ---- reading

/// Reads the members of the object `from` into `to`. What no row of the table takes, at whatever
/// depth, is left in `unknown` as it came; so is a known field of another shape than this version
/// reads, unless it is read-only.
template <Described T>
void readObject(const Json &from, T &to, Json &unknown, const ServiceInfo *service = nullptr);

/// One kind of part each: true when the part took `key`.
struct Taking
{
    const Json &value;
    std::string_view key;
    Json &unknown; ///< of the object that has the key

    /// Reads `value` into `to` when the key is that of this field, or of one of this part's. False:
    /// not taken.
    template <typename O, typename V>
    bool take(const Field<O, V> &field, O &to, const ServiceInfo *service) const
    {
        if (field.key != key || !applies(field.info, service))
            return false;
        if constexpr (isOptionalStruct<V>)
            return takeObject(
                [&]() -> auto & { return (to.*field.member).emplace(); }, nullptr);
        else if constexpr (Described<V>)
            return takeObject(
                [&]() -> auto & { return to.*field.member; }, nullptr);
        else
            return readValue(value, to.*field.member) || field.info.sent == Sent::Never;
    }

    /// Reads `value` into `to` when the key is that of this field, or of one of this part's. False:
    /// not taken.
    template <typename... P, typename O>
    bool take(const Group<P...> &group, O &to, const ServiceInfo *service) const
    {
        if (group.key != key || !value.is_object())
            return false;
        Json below;
        readParts(group.parts, value, to, below, service);
        keep(std::move(below));
        return true;
    }

    /// Reads `value` into `to` when the key is that of this field, or of one of this part's. False:
    /// not taken.
    template <typename O, typename E>
    bool take(const PerServiceField<O, E> &field, O &to, const ServiceInfo * /*service*/) const
    {
        for (const ServiceInfo &info : serviceTable) {
            if (key == std::string_view(info.apiName.data(), info.apiName.size())) {
                return takeObject(
                    [&]() -> auto & { return (to.*field.member)[info.service].emplace(); }, &info);
            }
        }
        return false;
    }

    /// Reads `value` into `to` when the key is that of this field, or of one of this part's. False:
    /// not taken.
    template <typename O, typename E>
    bool take(const ListField<O, E> &field, O &to, const ServiceInfo * /*service*/) const
    {
        if (field.key != key)
            return false;
        Json ignored; // the list is read-only
        if (value.is_array()) {
            for (const Json &entry : value) {
                E &item = (to.*field.member).emplace_back();
                if (entry.is_object())
                    readObject(entry, item, ignored);
            }
        }
        return true;
    }

    /// Reads `value` into `to` when the key is that of this field, or of one of this part's. False:
    /// not taken.
    template <typename O>
    bool take(const StateField<O> &field, O &to, const ServiceInfo * /*service*/) const
    {
        return takeState(to.*field.member);
    }

    /// Reads each key of `from` into the part that takes it; what none takes goes to `unknown`.
    template <typename... P, typename O>
    static void readParts(const std::tuple<P...> &parts, const Json &from, O &to, Json &unknown,
                          const ServiceInfo *service)
    {
        for (auto it = from.begin(); it != from.end(); ++it) {
            if (it->is_null())
                continue;
            const Taking taking{*it, it.key(), unknown};
            const bool taken = std::apply(
                [&](const auto &...part) { return (taking.take(part, to, service) || ...); },
                parts);
            if (!taken)
                unknown[it.key()] = *it;
        }
    }

private:
    bool takeState(ProvisioningState &state) const;

    /// An empty object says as much as none.
    template <typename Place>
    bool takeObject(Place place, const ServiceInfo *service) const
    {
        if (!value.is_object())
            return false;
        if (value.empty())
            return true;
        Json below;
        readObject(value, place(), below, service);
        keep(std::move(below));
        return true;
    }

    void keep(Json &&below) const
    {
        if (!below.empty())
            unknown[std::string(key)] = std::move(below);
    }
};

template <Described T>
void readObject(const Json &from, T &to, Json &unknown, const ServiceInfo *service)
{
    Taking::readParts(Fields<T>::all, from, to, unknown, service);
}

// ---- writing

/// What an object is written for.
enum class Purpose : quint8 {
    Put,   ///< replaces the whole: read-only fields are left out, and what is not said
    Patch, ///< names every field that can be set, also to empty it
    Show,  ///< as a reply has it, read-only fields included
};

/// The members of `from`; `unknown` is what no row of the table took, null when nothing.
template <Described T>
Json toObject(const T &from, Purpose purpose, const Json *unknown = nullptr,
              const ServiceInfo *service = nullptr);

/// One kind of part each: puts it into `to`.
struct Putting
{
    Json &to;
    Purpose purpose;
    const Json *unknown; ///< of the same object

    /// Writes what `from` has of this field, or of this part's fields, as far as the purpose asks
    /// for it.
    template <typename O, typename V>
    void put(const Field<O, V> &field, const O &from, const ServiceInfo *service) const
    {
        if (!applies(field.info, service))
            return;
        const V &value = from.*field.member;
        if constexpr (isOptionalStruct<V>) {
            if (value)
                set(field.key, toObject(*value, purpose));
        } else if constexpr (Described<V>) {
            set(field.key, toObject(value, purpose));
        } else if (isNamed(field.info, isUnsaid(value))) {
            set(field.key, toValue(value));
        }
    }

    /// Writes what `from` has of this field, or of this part's fields, as far as the purpose asks
    /// for it.
    template <typename... P, typename O>
    void put(const Group<P...> &group, const O &from, const ServiceInfo *service) const
    {
        Json below = Json::object();
        const Putting inner{below, purpose, objectIn(unknown, group.key)};
        forEachPart(group.parts, [&](const auto &part) { inner.put(part, from, service); });
        if (!below.empty() || group.sent == Sent::Always)
            set(group.key, std::move(below));
    }

    /// A service of which only unknown fields are sent back says that it is off, as it was read.
    template <typename O, typename E>
    void put(const PerServiceField<O, E> &field, const O &from,
             const ServiceInfo * /*service*/) const
    {
        static const E blank;
        for (const ServiceInfo &info : serviceTable) {
            const std::string_view key(info.apiName.data(), info.apiName.size());
            const std::optional<E> &entry = (from.*field.member)[info.service];
            if (entry && (field.sent == Sent::Always || *entry != blank)) {
                set(key, toObject(*entry, purpose, nullptr, &info));
            } else if (const Json *kept = objectIn(unknown, key)) {
                Json object = *kept;
                mergeMissing(object, toObject(blank, purpose, nullptr, &info));
                set(key, std::move(object));
            }
        }
    }

    template <typename O, typename E>
    void put(const ListField<O, E> &field, const O &from, const ServiceInfo * /*service*/) const
    {
        if (purpose != Purpose::Show)
            return;
        Json list = Json::array();
        for (const E &entry : from.*field.member)
            list.push_back(toObject(entry, purpose));
        set(field.key, std::move(list));
    }

    template <typename O>
    void put(const StateField<O> &field, const O &from, const ServiceInfo * /*service*/) const
    {
        if (purpose == Purpose::Show)
            putState(from.*field.member);
    }

private:
    bool isNamed(const FieldInfo &info, bool unsaid) const;
    void putState(const ProvisioningState &state) const;
    void set(std::string_view key, Json &&value) const { to[std::string(key)] = std::move(value); }
};

template <Described T>
Json toObject(const T &from, Purpose purpose, const Json *unknown, const ServiceInfo *service)
{
    Json to = Json::object();
    const Putting putting{to, purpose, unknown};
    forEachPart(Fields<T>::all, [&](const auto &part) { putting.put(part, from, service); });
    if (unknown != nullptr)
        mergeMissing(to, *unknown);
    return to;
}

} // namespace numberdesk::fieldcodec
