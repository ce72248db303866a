// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/sample/sampleinserters.h"

#include "localgateway/base/json.h"
#include "localgateway/http/httpdate.h"
#include "localgateway/store/rfistore.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::sample {

using namespace Qt::StringLiterals;

namespace {

constexpr int requests = 25;
constexpr qint64 day = 86'400'000;

constexpr std::array statuses{"active", "active", "active", "suspended", "removed"};

struct Relationship
{
    const char *status;
    const char *comment;
};

/// The first stands for a request that nobody has looked at yet.
constexpr std::array relationships{
    Relationship{nullptr, nullptr},
    Relationship{"ConsentAcknowledged", "Request received"},
    Relationship{"CustomerContacted", "First call arranged"},
    Relationship{"AgreementSigned", "Contract signed"},
    Relationship{"ConsentDeclined", "Outside our service area"},
    Relationship{"ContractTerminated", "Moved to another operator"},
};

constexpr std::array sizes{"L1_U1", "L2_U9", "L10_U49", "L50_U249", "L250_U999"};

/// Every third request comes from the tenant of a customer that has an account already.
const Customer *customerOf(int index)
{
    const std::size_t number = std::size_t(index / 3);
    return index % 3 == 0 && number < customers.size() ? &customers[number] : nullptr;
}

Json contact(int index, const Customer *customer)
{
    const std::string company =
        customer ? customer->company : "Prospect " + std::to_string(index + 1);
    const std::string domain =
        customer ? customer->account : "prospect" + std::to_string(index + 1);
    return {{"fullName", "Telephony team"},
            {"email", "telephony@" + domain + ".example"},
            {"telephoneNumber", "+120155501" + std::to_string(10 + index)},
            {"companyName", company},
            {"companySize", sizes[std::size_t(index) % sizes.size()]}};
}

Json requestBody(int index, const QString &tenant, qint64 now)
{
    const Customer *customer = customerOf(index);
    // The older, the further down the list.
    const qint64 consented = now - (3 + index * 5) * day;
    const std::string changed = rfc3339(consented + day).toStdString();
    Json body{
        {"id", guid(u"request %1"_s.arg(index)).toStdString()},
        {"tenantId", tenant.toStdString()},
        {"productContext", "teams"},
        {"operatorId", guid(u"operator"_s).toStdString()},
        {"status", statuses[std::size_t(index) % statuses.size()]},
        {"consentedOn", rfc3339(consented).toStdString()},
        {"lastModifiedOn", changed},
        {"consentedCountries", index % 4 == 0 ? Json{"GB", "US"} : Json{index % 2 ? "US" : "GB"}},
        {"contacts", Json::array({contact(index, customer)})}};
    const Relationship &relationship = relationships[std::size_t(index) % relationships.size()];
    if (relationship.status)
        body["customerRelationship"] = {{"status", relationship.status},
                                        {"comment", relationship.comment},
                                        {"lastModifiedOn", changed}};
    return body;
}

} // namespace

void insertRequestsForInformation(const Context &context)
{
    for (int i = 0; i < requests; ++i) {
        const Customer *customer = customerOf(i);
        const QString tenant = customer ? tenantId(*customer) : guid(u"prospect %1"_s.arg(i));
        storeRfi(context.database, {tenant, dump(requestBody(i, tenant, context.now)), u"synced"_s,
                                    std::nullopt, context.now});
    }
}

} // namespace numberdesk::localgateway::sample
