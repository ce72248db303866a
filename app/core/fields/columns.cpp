// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/accountfields.h"
#include "core/fields/addressfields.h"
#include "core/fields/column.h"
#include "core/fields/numberfields.h"
#include "core/fields/requestfields.h"

#include <utility>

namespace numberdesk {

namespace {

QString textOf(std::string_view key)
{
    return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
}

/// Members that people can set; counts, times and states are the gateway's.
template <typename V>
inline constexpr bool isEditableValue =
    std::is_same_v<V, QString> || std::is_same_v<V, QStringList> || std::is_same_v<V, bool> ||
    std::is_same_v<V, std::optional<bool>>;

template <typename Owner, typename Value>
bool isUnset(const Field<Owner, Value> &field, const Owner &owner, const Owner &blank)
{
    return field.info.sent == Sent::Never || owner.*field.member == blank.*field.member;
}

template <typename... Parts, typename Owner>
bool isUnset(const Group<Parts...> &group, const Owner &owner, const Owner &blank)
{
    return std::apply([&](const auto &...part) { return (isUnset(part, owner, blank) && ...); },
                      group.parts);
}

/// True for settings none of which is set, so that they may as well be absent.
template <Described T>
bool isBare(const T &settings)
{
    static const T blank;
    return std::apply([&](const auto &...part) { return (isUnset(part, settings, blank) && ...); },
                      Fields<T>::all);
}

/// Derives the columns of `Root` from its table. A leaf is reached by a path of places in nested
/// tuples, known at compile time, so that reading and writing are plain functions.
template <typename Root>
struct ColumnMaker
{
    using Columns = QList<Column<Root>>;

    static Columns make()
    {
        Columns columns;
        addParts(columns, Fields<Root>::all, QString(), std::nullopt);
        return columns;
    }

private:
    // ---- walking over the table

    template <std::size_t... Path, typename... Parts>
    static void addParts(Columns &to, const std::tuple<Parts...> &parts, const QString &prefix,
                         std::optional<Service> service)
    {
        [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            (add<Path..., I>(to, std::get<I>(parts), prefix, service), ...);
        }
        (std::index_sequence_for<Parts...>{});
    }

    template <std::size_t... Path, typename Owner, typename Value>
    static void add(Columns &to, const Field<Owner, Value> &field, const QString &prefix,
                    std::optional<Service> service)
    {
        if (!applies(field.info, service ? &serviceInfo(*service) : nullptr))
            return;
        const QString heading = prefix + textOf(field.key);
        if constexpr (isOptionalStruct<Value>) {
            const qsizetype first = to.size();
            addParts<Path...>(to, Fields<typename Value::value_type>::all, heading + u'_', service);
            for (qsizetype i = first; i < to.size(); ++i)
                to[i].isSetting = true;
        } else if constexpr (Described<Value>)
            addParts<Path...>(to, Fields<Value>::all, heading + u'_', service);
        else
            to.append({heading, service, &field.info, kindOf<Value>(), false, false,
                       readAt<Path...>, writerOf<Value, Path...>(field.info)});
    }

    template <std::size_t... Path, typename... Parts>
    static void add(Columns &to, const Group<Parts...> &group, const QString &prefix,
                    std::optional<Service> service)
    {
        addParts<Path...>(to, group.parts, prefix + textOf(group.key) + u'_', service);
    }

    template <std::size_t... Path, typename Owner, typename Entry>
    static void add(Columns &to, const PerServiceField<Owner, Entry> & /*field*/,
                    const QString &prefix, std::optional<Service> /*service*/)
    {
        for (const Service service : allServices)
            addParts<Path...>(to, Fields<Entry>::all, prefix + apiName(service) + u'_', service);
    }

    /// A column holds one member of every entry.
    template <std::size_t... Path, typename Owner, typename Entry>
    static void add(Columns &to, const ListField<Owner, Entry> &field, const QString &prefix,
                    std::optional<Service> service)
    {
        const qsizetype first = to.size();
        addParts<Path...>(to, Fields<Entry>::all, prefix + textOf(field.key) + u'_', service);
        for (qsizetype i = first; i < to.size(); ++i) {
            to[i].kind = FieldKind::List;
            to[i].isOfList = true;
        }
    }

    template <std::size_t... Path, typename Owner>
    static void add(Columns & /*to*/, const StateField<Owner> & /*field*/,
                    const QString & /*prefix*/, std::optional<Service> /*service*/)
    {}

    // ---- reading; a null owner is a struct that is not there

    template <std::size_t... Path>
    static FieldValue readAt(const Root &resource, Service service)
    {
        return read<Path...>(Fields<Root>::all, &resource, service);
    }

    template <std::size_t I, std::size_t... Rest, typename... Parts, typename Owner>
    static FieldValue read(const std::tuple<Parts...> &parts, const Owner *owner, Service service)
    {
        return readPart<Rest...>(std::get<I>(parts), owner, service);
    }

    template <std::size_t... Rest, typename Owner, typename Value>
    static FieldValue readPart(const Field<Owner, Value> &field, const Owner *owner,
                               Service service)
    {
        if constexpr (isOptionalStruct<Value>)
            return readEntry<Rest...>(owner ? &(owner->*field.member) : nullptr, service);
        else if constexpr (Described<Value>)
            return read<Rest...>(Fields<Value>::all, owner ? &(owner->*field.member) : nullptr,
                                 service);
        else
            return owner ? toFieldValue(owner->*field.member) : absentValue<Value>();
    }

    template <std::size_t... Rest, typename... Parts, typename Owner>
    static FieldValue readPart(const Group<Parts...> &group, const Owner *owner, Service service)
    {
        return read<Rest...>(group.parts, owner, service);
    }

    template <std::size_t... Rest, typename Owner, typename Entry>
    static FieldValue readPart(const PerServiceField<Owner, Entry> &field, const Owner *owner,
                               Service service)
    {
        return readEntry<Rest...>(owner ? &(owner->*field.member)[service] : nullptr, service);
    }

    template <std::size_t... Rest, typename Owner, typename Entry>
    static FieldValue readPart(const ListField<Owner, Entry> &field, const Owner *owner,
                               Service service)
    {
        QStringList items;
        if (owner != nullptr) {
            for (const Entry &entry : owner->*field.member)
                items.append(toCell(read<Rest...>(Fields<Entry>::all, &entry, service)));
        }
        return items;
    }

    template <std::size_t... Rest, typename Entry>
    static FieldValue readEntry(const std::optional<Entry> *entry, Service service)
    {
        const bool isThere = entry != nullptr && entry->has_value();
        return read<Rest...>(Fields<Entry>::all, isThere ? &**entry : nullptr, service);
    }

    // ---- writing

    template <typename Value, std::size_t... Path>
    static auto writerOf(const FieldInfo &info)
    {
        using Writer = void (*)(Root &, Service, const FieldValue &);
        if constexpr (isEditableValue<Value>)
            return info.sent == Sent::Never || info.isKey ? Writer() : Writer(writeAt<Path...>);
        else
            return Writer();
    }

    template <std::size_t... Path>
    static void writeAt(Root &resource, Service service, const FieldValue &value)
    {
        write<Path...>(Fields<Root>::all, resource, service, value);
    }

    template <std::size_t I, std::size_t... Rest, typename... Parts, typename Owner>
    static void write(const std::tuple<Parts...> &parts, Owner &owner, Service service,
                      const FieldValue &value)
    {
        writePart<Rest...>(std::get<I>(parts), owner, service, value);
    }

    template <std::size_t... Rest, typename Owner, typename Value>
    static void writePart(const Field<Owner, Value> &field, Owner &owner, Service service,
                          const FieldValue &value)
    {
        Value &member = owner.*field.member;
        if constexpr (isOptionalStruct<Value>) {
            const bool saidSomething = member && !isBare(*member);
            writeEntry<Rest...>(member, service, value);
            if (saidSomething && isBare(*member))
                member.reset();
        } else if constexpr (Described<Value>) {
            write<Rest...>(Fields<Value>::all, member, service, value);
        } else {
            fromFieldValue(member, value, field.info);
        }
    }

    template <std::size_t... Rest, typename... Parts, typename Owner>
    static void writePart(const Group<Parts...> &group, Owner &owner, Service service,
                          const FieldValue &value)
    {
        write<Rest...>(group.parts, owner, service, value);
    }

    template <std::size_t... Rest, typename Owner, typename Entry>
    static void writePart(const PerServiceField<Owner, Entry> &field, Owner &owner, Service service,
                          const FieldValue &value)
    {
        writeEntry<Rest...>((owner.*field.member)[service], service, value);
    }

    /// Lists are read-only: no column of one has a writer.
    template <std::size_t... Rest, typename Owner, typename Entry>
    static void writePart(const ListField<Owner, Entry> & /*field*/, Owner & /*owner*/,
                          Service /*service*/, const FieldValue & /*value*/)
    {
        Q_UNREACHABLE();
    }

    template <std::size_t... Rest, typename Entry>
    static void writeEntry(std::optional<Entry> &entry, Service service, const FieldValue &value)
    {
        if (entry)
            return write<Rest...>(Fields<Entry>::all, *entry, service, value);
        Entry fresh;
        write<Rest...>(Fields<Entry>::all, fresh, service, value);
        if (!(fresh == Entry{}))
            entry = std::move(fresh);
    }
};

} // namespace

template <>
const QList<Column<Number>> &columns()
{
    static const QList<Column<Number>> list = ColumnMaker<Number>::make();
    return list;
}

template <>
const QList<Column<Account>> &columns()
{
    static const QList<Column<Account>> list = ColumnMaker<Account>::make();
    return list;
}

template <>
const QList<Column<RequestForInformation>> &columns()
{
    static const QList<Column<RequestForInformation>> list =
        ColumnMaker<RequestForInformation>::make();
    return list;
}

template <>
const QList<Column<Contact>> &columns()
{
    static const QList<Column<Contact>> list = ColumnMaker<Contact>::make();
    return list;
}

template <>
const QList<Column<CivicAddress>> &columns()
{
    static const QList<Column<CivicAddress>> list = ColumnMaker<CivicAddress>::make();
    return list;
}

} // namespace numberdesk
