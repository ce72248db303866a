// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/numberidentifiers.h"

#include "localgateway/api/replies.h"
#include "localgateway/rules/resourcefields.h"

#include <QSet>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

ItemPath::ItemPath(std::size_t index)
    : m_numbers{.name = "numbers"}
    , m_item{.parent = &m_numbers, .index = static_cast<int>(index), .resourceRoot = true}
{}

Failure<ApiError> refuseBatch(std::vector<ApiError> refusals)
{
    ApiError error = refusals.front();
    error.details = std::move(refusals);
    return Failure<ApiError>(error);
}

ApiError duplicateNumber(const QString &telephoneNumber, const JsonPath &item)
{
    return {ErrorCode::DuplicateNumber,
            u"The number %1 is in this batch more than once."_s.arg(telephoneNumber),
            JsonPath{.parent = &item, .name = "telephoneNumber"}.text()};
}

Checked<QStringList> identifiedNumbers(const Request &request, int maximum)
{
    auto numbers = batchItems(request, maximum);
    if (!numbers)
        return Failure<ApiError>(numbers.error());
    QStringList identified;
    QSet<QString> seen;
    std::vector<ApiError> refusals;
    StoredView nothing{{}};
    for (std::size_t i = 0; i < numbers->size(); ++i) {
        const ItemPath item(i);
        Json &identifier = (*numbers)[i];
        if (auto refused =
                checkFields(identifier, numberIdentifierFields(), nothing, item.path())) {
            refusals.push_back(*refused);
            continue;
        }
        const QString number = textMember(identifier, "telephoneNumber");
        if (seen.contains(number))
            refusals.push_back(duplicateNumber(number, item.path()));
        seen.insert(number);
        identified.append(number);
    }
    if (!refusals.empty())
        return refuseBatch(std::move(refusals));
    return identified;
}

} // namespace numberdesk::localgateway
