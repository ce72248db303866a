// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>

#include <vector>

namespace numberdesk::localgateway {

/// Every refusal the local gateway knows. The status and the code on the wire of each are in
/// apierror.cpp, the only place that maps them.
enum class ErrorCode {
    InvalidBody,
    MissingField,
    UnknownField,
    InvalidFieldValue,
    ReadOnlyField,
    TooManyItems,
    PathMismatch,
    DuplicateNumber,
    ServiceNotEnabled,
    InvalidFilter,
    InvalidQueryParameter,
    InvalidHeaderValue,
    MissingApiVersionParameter,
    UnsupportedApiVersionValue,
    RepeatabilityRequestMismatch,
    MissingHost,
    MalformedRequest,
    InvalidAuthenticationToken,
    AuthorizationFailed,
    HostNotAllowed,
    OriginNotAllowed,
    RouteNotFound,
    AccountNotFound,
    NumberNotFound,
    CivicAddressNotFound,
    RequestForInformationNotFound,
    MethodNotAllowed,
    RequestTimeout,
    NumberInUse,
    AccountHasNumbers,
    TenantIdLocked,
    PreconditionFailed,
    RepeatabilityWindowPassed,
    BodyTooLarge,
    UnsupportedMediaType,
    ExpectationFailed,
    TooManyRequests,
    HeadTooLarge,
    InternalError,
    TooManyConnections,
    StoreUnavailable,
    StoreFull,
};

/// A refusal: the body of the Azure REST guidelines' error condition response.
struct ApiError
{
    ErrorCode code = ErrorCode::InternalError;
    QString message;  ///< English, for people
    QString target{}; ///< JSON path, parameter or header name; empty when nothing is named
    std::vector<ApiError> details{};
};

/// A value, or the refusal to send instead.
template <typename T>
using Checked = Result<T, ApiError>;

/// The refusal to return from a function that gives Checked.
Failure<ApiError> refuse(ErrorCode code, const QString &message, const QString &target = {});

/// HTTP status of @p code.
int httpStatus(ErrorCode code);

/// `code` in the body and value of x-ms-error-code.
QByteArray wireName(ErrorCode code);

} // namespace numberdesk::localgateway
