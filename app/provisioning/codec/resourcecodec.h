// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/capabilityplan.h"
#include "core/resources/civicaddress.h"
#include "core/resources/number.h"
#include "core/resources/requestforinformation.h"
#include "provisioning/errors/apierror.h"

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

namespace numberdesk {

/// Resources of the Provisioning API (2024-02-29-preview) from JSON. Tolerant: enumerations are
/// open, absent equals null, an unknown field does no harm. BadReply when the key is missing.
ApiResult<Account> accountFromJson(const nlohmann::json &value);
/// With its configuration per service; BadReply without a telephone number.
ApiResult<Number> numberFromJson(const nlohmann::json &value);
/// BadReply without the tenant's id.
ApiResult<RequestForInformation> requestFromJson(const nlohmann::json &value);
/// With its locations.
ApiResult<CivicAddress> civicAddressFromJson(const nlohmann::json &value);
/// What numbers of one kind and country may be used for.
ApiResult<CapabilityPlan> capabilityPlanFromJson(const nlohmann::json &value);

/// The body of a PUT: read-only fields left out, unknown ones put back, defaults omitted (a field
/// left out has its default, and 100 plain numbers must stay within 16,384 bytes: longer bodies
/// make QNetworkAccessManager wait for an acknowledgement).
nlohmann::json toJson(const Account &account);
nlohmann::json toJson(const Number &number);

/// The merge-patch (RFC 7396) of a relationship: status and comment.
nlohmann::json toJson(const CustomerRelationship &relationship);

/// Resources as the Provisioning API shows them, read-only fields included: compact JSON for
/// exports and scripts.
QByteArray toResourceJson(const Account &account);
QByteArray toResourceJson(const Number &number);
QByteArray toResourceJson(const RequestForInformation &request);

/// BadReply for a reply of the wrong shape.
ApiError badReply(const QString &message);

} // namespace numberdesk
