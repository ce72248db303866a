// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/operations.h"

#include "localgateway/api/numberwriter.h"
#include "localgateway/api/preconditions.h"
#include "localgateway/api/replies.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::operations {

using namespace Qt::StringLiterals;

namespace {

/// The number of the path, when it is on the account of the path.
std::optional<StoredResource> findNumber(Backend &backend, const Call &call)
{
    return findOne(backend.database, numberCollection(), ofAccount(call.pathValues.at(0)),
                   call.pathValues.at(1));
}

Checked<NumberRow> checkedRow(const NumberWriter &writer, const Call &call)
{
    auto body = bodyOf(call.request);
    if (!body)
        return Failure<ApiError>(body.error());
    auto row = writer.check(*body, {.resourceRoot = true});
    if (row && row->telephoneNumber != call.pathValues.at(1))
        return refuse(
            ErrorCode::PathMismatch,
            u"'telephoneNumber' must be the number of the path, '%1'."_s.arg(call.pathValues.at(1)),
            u"telephoneNumber"_s);
    return row;
}

} // namespace

Outcome listNumbers(Backend &backend, const Call &call)
{
    return readPage(backend, call, numberCollection(), everything());
}

Outcome listAccountNumbers(Backend &backend, const Call &call)
{
    const QString account = call.pathValues.at(0);
    return requireAccount(backend, account).and_then([&] {
        return readPage(backend, call, numberCollection(), ofAccount(account));
    });
}

Outcome getNumber(Backend &backend, const Call &call)
{
    const QString account = call.pathValues.at(0);
    return requireAccount(backend, account).and_then([&] {
        return readResource(call, findNumber(backend, call),
                            numberNotFound(call.pathValues.at(1), account));
    });
}

Outcome createOrReplaceNumber(Backend &backend, const Call &call)
{
    if (const auto account = requireAccount(backend, call.pathValues.at(0)); !account)
        return Failure<ApiError>(account.error());
    const auto current = findNumber(backend, call);
    if (const auto verdict = checkPreconditions(call.request, current); !verdict)
        return Failure<ApiError>(verdict.error());
    const NumberWriter writer(backend, call);
    const auto row = checkedRow(writer, call);
    if (!row)
        return Failure<ApiError>(row.error());
    return resourceReply({row->telephoneNumber, writer.store(*row), row->modified},
                         current ? 200 : 201);
}

Outcome deleteNumber(Backend &backend, const Call &call)
{
    if (const auto verdict = checkPreconditions(call.request, findNumber(backend, call)); !verdict)
        return Failure<ApiError>(verdict.error());
    removeNumber(backend.database, call.pathValues.at(0), call.pathValues.at(1));
    return bareReply(204);
}

} // namespace numberdesk::localgateway::operations
