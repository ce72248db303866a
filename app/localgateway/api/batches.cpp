// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/operations.h"

#include "localgateway/api/numberidentifiers.h"
#include "localgateway/api/numberwriter.h"
#include "localgateway/api/replies.h"
#include "localgateway/base/limits.h"

#include <QSet>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::operations {

using namespace Qt::StringLiterals;

namespace {

Checked<std::vector<NumberRow>> checkedRows(const NumberWriter &writer, Json &numbers)
{
    std::vector<NumberRow> rows;
    std::vector<ApiError> refusals;
    QSet<QString> seen;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const ItemPath item(i);
        auto row = writer.check(numbers[i], item.path());
        if (!row)
            refusals.push_back(row.error());
        else if (seen.contains(row->telephoneNumber))
            refusals.push_back(duplicateNumber(row->telephoneNumber, item.path()));
        if (!row)
            continue;
        seen.insert(row->telephoneNumber);
        rows.push_back(std::move(*row));
    }
    if (!refusals.empty())
        return refuseBatch(std::move(refusals));
    return rows;
}

} // namespace

Outcome createOrUpdateNumbers(Backend &backend, const Call &call)
{
    if (const auto account = requireAccount(backend, call.pathValues.at(0)); !account)
        return Failure<ApiError>(account.error());
    auto numbers = batchItems(call.request, limits::batchItems);
    if (!numbers)
        return Failure<ApiError>(numbers.error());
    const NumberWriter writer(backend, call);
    const auto rows = checkedRows(writer, *numbers);
    if (!rows)
        return Failure<ApiError>(rows.error());
    QByteArray body = "{\"numbers\":[";
    for (const NumberRow &row : *rows) {
        if (!body.endsWith('['))
            body += ',';
        body += writer.store(row);
    }
    return jsonReply(body + "]}");
}

Outcome deleteNumbers(Backend &backend, const Call &call)
{
    const QString account = call.pathValues.at(0);
    if (const auto exists = requireAccount(backend, account); !exists)
        return Failure<ApiError>(exists.error());
    const auto numbers = identifiedNumbers(call.request, limits::batchItems);
    if (!numbers)
        return Failure<ApiError>(numbers.error());
    for (const QString &number : *numbers)
        removeNumber(backend.database, account, number);
    return bareReply(204);
}

} // namespace numberdesk::localgateway::operations
