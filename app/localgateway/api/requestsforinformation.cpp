// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/operations.h"

#include "localgateway/api/preconditions.h"
#include "localgateway/api/replies.h"
#include "localgateway/http/httpdate.h"
#include "localgateway/rules/resourcefields.h"
#include "localgateway/store/rfistore.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::operations {

using namespace Qt::StringLiterals;

namespace {

std::optional<StoredResource> findRequest(Backend &backend, const QString &tenantId)
{
    return findOne(backend.database, requestForInformationCollection(), everything(), tenantId);
}

ApiError notFound(const QString &tenantId)
{
    return {ErrorCode::RequestForInformationNotFound,
            u"There is no request for information of tenant '%1'."_s.arg(tenantId), u"tenantId"_s};
}

/// Takes out of @p patch what is checked but not stored, keeping the nulls of a merge patch,
/// which checkFields() would drop: they remove members.
Checked<Json> checkedPatch(const Call &call, const StoredResource &current)
{
    auto patch = bodyOf(call.request);
    if (!patch)
        return patch;
    Json checked = *patch;
    StoredView stored(current.representation);
    if (const auto refused =
            checkFields(checked, requestForInformationFields(), stored, {.resourceRoot = true}))
        return Failure<ApiError>(*refused);
    const Json *relationship = member(*patch, "customerRelationship");
    Json effective = Json::object();
    if (relationship)
        effective["customerRelationship"] = *relationship;
    if (relationship && relationship->is_object())
        effective["customerRelationship"].erase("lastModifiedOn");
    return effective;
}

/// Stores the request with @p patch merged into it.
void changeRequest(Backend &backend, const Call &call, const Json &patch)
{
    const QString tenantId = call.pathValues.at(0);
    Json body = parseJson(findRfiBody(backend.database, tenantId).value());
    body.merge_patch(patch);
    const std::string time = rfc3339(call.now).toStdString();
    body["lastModifiedOn"] = time;
    if (body.contains("customerRelationship"))
        body["customerRelationship"]["lastModifiedOn"] = time;
    storeRfi(backend.database,
             {tenantId, dump(body), u"pending"_s, call.now + backend.syncDelay.count(), call.now});
}

} // namespace

Outcome listRequestsForInformation(Backend &backend, const Call &call)
{
    return readPage(backend, call, requestForInformationCollection(), everything());
}

Outcome getRequestForInformation(Backend &backend, const Call &call)
{
    const QString tenantId = call.pathValues.at(0);
    return readResource(call, findRequest(backend, tenantId), notFound(tenantId));
}

Outcome updateRequestForInformation(Backend &backend, const Call &call)
{
    const QString tenantId = call.pathValues.at(0);
    const auto current = findRequest(backend, tenantId);
    if (!current)
        return Failure<ApiError>(notFound(tenantId));
    return checkPreconditions(call.request, current)
        .and_then([&](Verdict) { return checkedPatch(call, *current); })
        .map([&](const Json &patch) {
            changeRequest(backend, call, patch);
            return resourceReply(findRequest(backend, tenantId).value());
        });
}

} // namespace numberdesk::localgateway::operations
