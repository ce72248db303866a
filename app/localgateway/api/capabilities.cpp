// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/operations.h"

#include "localgateway/api/numberidentifiers.h"
#include "localgateway/api/replies.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::operations {

using namespace Qt::StringLiterals;

namespace {

/// The plans that every account of the local gateway has: one per usage, as operators get them.
const Json &capabilityPlans()
{
    static const Json plans =
        Json::array({{{"name", "Calling users"},
                      {"offerTypes", {"Calling"}},
                      {"usage", "CallingUserAssignment"},
                      {"mandatoryCapabilities", {"UserAssignment"}},
                      {"choosableCapabilities", {"InboundCalling", "OutboundCalling", "Mobile"}},
                      {"supportsTollFree", false}},
                     {{"name", "Conferencing"},
                      {"offerTypes", {"Calling"}},
                      {"usage", "ConferenceAssignment"},
                      {"mandatoryCapabilities", {"ConferenceAssignment"}},
                      {"choosableCapabilities", {"InboundCalling", "OutboundCalling"}},
                      {"supportsTollFree", true}},
                     {{"name", "Applications"},
                      {"offerTypes", {"Calling"}},
                      {"usage", "FirstPartyAppAssignment"},
                      {"mandatoryCapabilities", {"FirstPartyAppAssignment"}},
                      {"choosableCapabilities", {"InboundCalling", "OutboundCalling"}},
                      {"supportsTollFree", true}}});
    return plans;
}

} // namespace

Outcome getTeamsCapabilityPlans(Backend &backend, const Call &call)
{
    return requireAccount(backend, call.pathValues.at(0)).map([] {
        return jsonReply(dump(Json{{"capabilityPlans", capabilityPlans()}}));
    });
}

Outcome getTeamsAvailableCapabilities(Backend &backend, const Call &call)
{
    const QString account = call.pathValues.at(0);
    if (const auto exists = requireAccount(backend, account); !exists)
        return Failure<ApiError>(exists.error());
    const auto numbers = identifiedNumbers(call.request, 0);
    if (!numbers)
        return Failure<ApiError>(numbers.error());
    for (qsizetype i = 0; i < numbers->size(); ++i) {
        const QString &number = numbers->at(i);
        if (findOne(backend.database, numberCollection(), ofAccount(account), number))
            continue;
        ApiError missing = numberNotFound(number, account);
        missing.target = u"numbers[%1].telephoneNumber"_s.arg(i);
        return Failure<ApiError>(missing);
    }
    return jsonReply(dump(
        Json{{"availableCapabilities", {"UserAssignment", "InboundCalling", "OutboundCalling"}}}));
}

} // namespace numberdesk::localgateway::operations
