// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/backend.h"
#include "localgateway/base/json.h"
#include "localgateway/store/collections.h"

/// What most operations have in common.
namespace numberdesk::localgateway {

/// A single resource with its ETag and Last-Modified.
Reply resourceReply(const StoredResource &resource, int status = 200);

/// GET of one resource: 304, 412 or the resource; @p missing when there is none.
Outcome readResource(const Call &call, const std::optional<StoredResource> &resource,
                     const ApiError &missing);

/// GET of a list: filter, skip, top, a page and the link to the next one.
/// @param scope what belongs to the list, for example the numbers of one account
Outcome readPage(Backend &backend, const Call &call, const Collection &collection,
                 const SqlCondition &scope);

/// The request's body as JSON.
Checked<Json> bodyOf(const Request &request);

/// The `numbers` of a batch body; InvalidBody, MissingField, UnknownField or TooManyItems when
/// it is none.
/// @param maximum how many items it may hold, 0 = any number
Checked<Json> batchItems(const Request &request, int maximum);

/// Everything; the scope of a list that is not below an account.
SqlCondition everything();

/// The rows of one account.
SqlCondition ofAccount(const QString &account);

/// 404 with the name in its message and `accountName` as its target.
ApiError accountNotFound(const QString &name);
/// 404 that names both in its message; its target is `telephoneNumber`.
ApiError numberNotFound(const QString &telephoneNumber, const QString &account);

/// Refuses with AccountNotFound unless the account exists.
Checked<void> requireAccount(Backend &backend, const QString &name);

} // namespace numberdesk::localgateway
