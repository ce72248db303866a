// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/resources/requestforinformation.h"

namespace numberdesk {

// RequestForInformationResource of the Provisioning API 2024-02-29-preview.

/// ContactDetails.
template <>
struct Fields<Contact>
{
    using T = Contact;
    static constexpr std::tuple all{
        Field{"fullName",
              &T::fullName,
              {.sent = Sent::Never,
               .label = QT_TRANSLATE_NOOP("Field", "Name"),
               .alwaysGiven = true}},
        Field{"email",
              &T::email,
              {.sent = Sent::Never,
               .label = QT_TRANSLATE_NOOP("Field", "E-mail"),
               .alwaysGiven = true}},
        Field{"telephoneNumber",
              &T::telephoneNumber,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Telephone")}},
        Field{"companyName",
              &T::companyName,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Company")}},
        Field{"companySize",
              &T::companySize,
              {.sent = Sent::Never,
               .label = QT_TRANSLATE_NOOP("Field", "Company size"),
               .shown = companySizeLabel}},
    };
};

/// CustomerRelationship: what the operator answers, by PATCH.
template <>
struct Fields<CustomerRelationship>
{
    using T = CustomerRelationship;
    static constexpr std::tuple all{
        Field{"status",
              &T::status,
              {.label = QT_TRANSLATE_NOOP("Field", "Relationship status"),
               .shown = relationshipStatusLabel,
               .isWord = true}},
        Field{"comment", &T::comment, {.label = QT_TRANSLATE_NOOP("Field", "Comment")}},
        Field{"lastModifiedOn",
              &T::lastModifiedOn,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Changed")}},
    };
};

/// A request for information; all but the relationship is read-only.
template <>
struct Fields<RequestForInformation>
{
    using T = RequestForInformation;
    static constexpr std::tuple all{
        Field{"id", &T::id, {.sent = Sent::Never}},
        Field{"tenantId",
              &T::tenantId,
              {.sent = Sent::Never,
               .label = QT_TRANSLATE_NOOP("Field", "Tenant ID"),
               .isKey = true,
               .alwaysGiven = true}},
        Field{"accountName",
              &T::accountName,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Account")}},
        Field{"operatorId", &T::operatorId, {.sent = Sent::Never}},
        Field{"status",
              &T::status,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Consent status")}},
        Field{"consentedOn",
              &T::consentedOn,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Consented on")}},
        Field{"lastModifiedOn",
              &T::lastModifiedOn,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Last modified")}},
        Field{"consentedCountries",
              &T::consentedCountries,
              {.sent = Sent::Never, .label = QT_TRANSLATE_NOOP("Field", "Countries")}},
        ListField{"contacts", &T::contacts},
        Field{"customerRelationship", &T::relationship},
        // Behind what exports had before it, so that their columns stay where they were.
        Field{"productContext", &T::productContext, {.sent = Sent::Never}},
        StateField{&T::provisioning},
    };
};

} // namespace numberdesk
