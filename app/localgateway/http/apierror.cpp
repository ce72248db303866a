// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/apierror.h"

#include <algorithm>
#include <array>

namespace numberdesk::localgateway {

namespace {

struct Row
{
    ErrorCode code;
    int status;
    const char *name;
};

using enum ErrorCode;

constexpr std::array rows{
    Row{InvalidBody, 400, "InvalidBody"},
    Row{MissingField, 400, "MissingField"},
    Row{UnknownField, 400, "UnknownField"},
    Row{InvalidFieldValue, 400, "InvalidFieldValue"},
    Row{ReadOnlyField, 400, "ReadOnlyField"},
    Row{TooManyItems, 400, "TooManyItems"},
    Row{PathMismatch, 400, "PathMismatch"},
    Row{DuplicateNumber, 400, "DuplicateNumber"},
    Row{ServiceNotEnabled, 400, "ServiceNotEnabled"},
    Row{InvalidFilter, 400, "InvalidFilter"},
    Row{InvalidQueryParameter, 400, "InvalidQueryParameterValue"},
    Row{InvalidHeaderValue, 400, "InvalidHeaderValue"},
    Row{MissingApiVersionParameter, 400, "MissingApiVersionParameter"},
    Row{UnsupportedApiVersionValue, 400, "UnsupportedApiVersionValue"},
    Row{RepeatabilityRequestMismatch, 400, "RepeatabilityRequestMismatch"},
    Row{MissingHost, 400, "MissingHost"},
    Row{MalformedRequest, 400, "MalformedRequest"},
    Row{InvalidAuthenticationToken, 401, "InvalidAuthenticationToken"},
    Row{AuthorizationFailed, 403, "AuthorizationFailed"},
    Row{HostNotAllowed, 403, "HostNotAllowed"},
    Row{OriginNotAllowed, 403, "OriginNotAllowed"},
    Row{RouteNotFound, 404, "RouteNotFound"},
    Row{AccountNotFound, 404, "AccountNotFound"},
    Row{NumberNotFound, 404, "NumberNotFound"},
    Row{CivicAddressNotFound, 404, "CivicAddressNotFound"},
    Row{RequestForInformationNotFound, 404, "RequestForInformationNotFound"},
    Row{MethodNotAllowed, 405, "MethodNotAllowed"},
    Row{RequestTimeout, 408, "RequestTimeout"},
    Row{NumberInUse, 409, "NumberInUse"},
    Row{AccountHasNumbers, 409, "AccountHasNumbers"},
    Row{TenantIdLocked, 409, "TenantIdLocked"},
    Row{PreconditionFailed, 412, "PreconditionFailed"},
    Row{RepeatabilityWindowPassed, 412, "RepeatabilityWindowPassed"},
    Row{BodyTooLarge, 413, "BodyTooLarge"},
    Row{UnsupportedMediaType, 415, "UnsupportedMediaType"},
    Row{ExpectationFailed, 417, "ExpectationFailed"},
    Row{TooManyRequests, 429, "TooManyRequests"},
    Row{HeadTooLarge, 431, "RequestHeaderTooLarge"},
    Row{InternalError, 500, "InternalError"},
    Row{TooManyConnections, 503, "TooManyConnections"},
    Row{StoreUnavailable, 503, "StoreUnavailable"},
    Row{StoreFull, 507, "StoreFull"},
};

const Row &rowOf(ErrorCode code)
{
    const auto found = std::ranges::find(rows, code, &Row::code);
    return found == rows.end() ? *std::ranges::find(rows, InternalError, &Row::code) : *found;
}

} // namespace

Failure<ApiError> refuse(ErrorCode code, const QString &message, const QString &target)
{
    return Failure<ApiError>(ApiError{code, message, target});
}

int httpStatus(ErrorCode code)
{
    return rowOf(code).status;
}

QByteArray wireName(ErrorCode code)
{
    return rowOf(code).name;
}

} // namespace numberdesk::localgateway
