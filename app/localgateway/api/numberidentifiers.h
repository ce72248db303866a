// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/request.h"
#include "localgateway/rules/fieldrules.h"

/// What the actions on many numbers share.
namespace numberdesk::localgateway {

/// Where item @p index of `numbers` stands in the body of an action.
class ItemPath
{
public:
    /// @p index counts from 0, as it shows in `numbers[0]`.
    explicit ItemPath(std::size_t index);
    Q_DISABLE_COPY_MOVE(ItemPath)

    /// The item as the root of a resource; refers to this object, which must live as long.
    const JsonPath &path() const { return m_item; }

private:
    JsonPath m_numbers;
    JsonPath m_item;
};

/// The refusal of a batch: the first bad item speaks for it, `details` names every one.
/// @p refusals must not be empty.
Failure<ApiError> refuseBatch(std::vector<ApiError> refusals);

/// DuplicateNumber for the item at @p item.
ApiError duplicateNumber(const QString &telephoneNumber, const JsonPath &item);

/// The numbers that a body of number identifiers names.
/// @param maximum how many it may hold, 0 = any number
Checked<QStringList> identifiedNumbers(const Request &request, int maximum);

} // namespace numberdesk::localgateway
