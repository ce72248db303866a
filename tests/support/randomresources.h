// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/accountfields.h"
#include "core/fields/column.h"
#include "core/fields/numberfields.h"

#include <rapidcheck.h>

namespace numberdesk {

/// Values of few kinds, so that two of them are often equal, or equal but for their spelling.
inline FieldValue randomValue(FieldKind kind)
{
    const auto word = [] {
        return *rc::gen::element(QStringLiteral("Alpha"), QStringLiteral("alpha"),
                                 QStringLiteral("Beta"), QStringLiteral("gamma-1"));
    };
    switch (kind) {
    case FieldKind::List: {
        QStringList list;
        for (int left = *rc::gen::inRange(0, 4); left > 0; --left)
            list.append(word());
        return list;
    }
    case FieldKind::Flag:
    case FieldKind::OptionalFlag:
        return *rc::gen::element(std::optional<bool>(), std::optional(true), std::optional(false));
    default:
        return *rc::gen::inRange(0, 3) == 0 ? QString() : word();
    }
}

/// A resource each of whose editable columns has been set, or left alone, at random.
template <typename T>
T randomResource(T resource)
{
    for (const Column<T> &column : columns<T>()) {
        if (column.isEditable() && *rc::gen::inRange(0, 3) > 0)
            column.setIn(resource, randomValue(column.kind));
    }
    return resource;
}

inline Number randomNumber()
{
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960000);
    number.accountName = QStringLiteral("contoso");
    return randomResource(number);
}

inline Account randomAccount()
{
    Account account;
    account.name = QStringLiteral("contoso");
    return randomResource(account);
}

} // namespace numberdesk
