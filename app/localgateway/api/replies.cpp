// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/replies.h"

#include "localgateway/api/preconditions.h"
#include "localgateway/http/httpdate.h"
#include "localgateway/query/paging.h"
#include "localgateway/store/database.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

void addValidators(Reply &reply, const StoredResource &resource)
{
    reply.add("ETag", entityTag(resource.representation));
    reply.add("Last-Modified", imfFixdate(resource.modified));
}

/// @p scope narrowed by the request's filter.
Checked<SqlCondition> narrowed(const SqlCondition &scope, const QString &filter,
                               std::span<const FilterField> fields)
{
    if (filter.isEmpty())
        return scope;
    return parseFilter(filter, fields).map([&](const SqlCondition &condition) {
        return SqlCondition{scope.text + u" AND "_s + condition.text, QVariantList(scope.values)
                                                                          << condition.values};
    });
}

QByteArray pageBody(const std::vector<StoredResource> &items, const QString &next)
{
    QByteArray body = "{\"value\":[";
    for (const StoredResource &item : items) {
        if (!body.endsWith('['))
            body += ',';
        body += item.representation;
    }
    body += ']';
    if (!next.isEmpty())
        body += ",\"nextLink\":" + jsonString(next);
    return body + '}';
}

} // namespace

Reply resourceReply(const StoredResource &resource, int status)
{
    Reply reply = jsonReply(resource.representation, status);
    addValidators(reply, resource);
    return reply;
}

Outcome readResource(const Call &call, const std::optional<StoredResource> &resource,
                     const ApiError &missing)
{
    if (!resource)
        return Failure<ApiError>(missing);
    return checkPreconditions(call.request, resource).map([&](Verdict verdict) {
        if (verdict == Verdict::Proceed)
            return resourceReply(*resource);
        Reply reply = bareReply(304);
        addValidators(reply, *resource);
        return reply;
    });
}

Outcome readPage(Backend &backend, const Call &call, const Collection &collection,
                 const SqlCondition &scope)
{
    const auto paging = parsePaging(call.request);
    if (!paging)
        return Failure<ApiError>(paging.error());
    const auto condition = narrowed(scope, paging->filter, collection.filterFields);
    if (!condition)
        return Failure<ApiError>(condition.error());

    const qint64 wanted = std::min(paging->pageSize, paging->top.value_or(paging->pageSize));
    // One more than wanted tells whether there is a next page.
    auto items =
        findPage(backend.database, collection, *condition, paging->after, paging->skip, wanted + 1);
    const bool more = qint64(items.size()) > wanted;
    if (more)
        items.pop_back();
    auto left = paging->top;
    if (left)
        *left -= wanted;
    const bool link = more && wanted > 0 && left.value_or(1) > 0;
    Reply reply = jsonReply(pageBody(
        items, link ? nextLink(call.linkBase, call.request, items.back().key, left) : QString()));
    if (paging->countRecords) {
        const qint64 count = paging->filter.isEmpty()
                                 ? countWithin(backend.database, collection, scope)
                                 : countMatches(backend.database, collection, *condition);
        reply.add("x-ms-record-count", QByteArray::number(count));
    }
    return reply;
}

Checked<Json> bodyOf(const Request &request)
{
    Json body = parseJson(request.body);
    if (body.is_discarded())
        return refuse(ErrorCode::InvalidBody, u"The body is not valid JSON."_s);
    return body;
}

Checked<Json> batchItems(const Request &request, int maximum)
{
    auto body = bodyOf(request);
    if (!body)
        return body;
    if (!body->is_object())
        return refuse(ErrorCode::InvalidBody, u"The body must be a JSON object."_s);
    for (const auto &[name, value] : body->items()) {
        if (name != "numbers")
            return refuse(ErrorCode::UnknownField, u"The body takes only 'numbers'."_s,
                          QString::fromStdString(name));
    }
    const auto numbers = body->find("numbers");
    if (numbers == body->end() || numbers->is_null())
        return refuse(ErrorCode::MissingField, u"'numbers' is required."_s, u"numbers"_s);
    if (!numbers->is_array())
        return refuse(ErrorCode::InvalidFieldValue, u"'numbers' must be an array."_s, u"numbers"_s);
    if (maximum > 0 && numbers->size() > std::size_t(maximum))
        return refuse(ErrorCode::TooManyItems,
                      u"A batch takes at most %1 numbers, this one has %2."_s.arg(maximum).arg(
                          numbers->size()),
                      u"numbers"_s);
    return *numbers;
}

SqlCondition everything()
{
    return {u"TRUE"_s, {}};
}

SqlCondition ofAccount(const QString &account)
{
    return {u"account = ?"_s, {account}};
}

ApiError accountNotFound(const QString &name)
{
    return {ErrorCode::AccountNotFound, u"There is no account '%1'."_s.arg(name), u"accountName"_s};
}

ApiError numberNotFound(const QString &telephoneNumber, const QString &account)
{
    return {ErrorCode::NumberNotFound,
            u"Account '%2' has no number '%1'."_s.arg(telephoneNumber, account),
            u"telephoneNumber"_s};
}

Checked<void> requireAccount(Backend &backend, const QString &name)
{
    Statement row(backend.database, u"SELECT 1 FROM accounts WHERE name = ?"_s, {name});
    if (!row.next())
        return Failure<ApiError>(accountNotFound(name));
    return {};
}

} // namespace numberdesk::localgateway
