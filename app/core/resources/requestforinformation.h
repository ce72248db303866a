// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/provisioningstate.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace numberdesk {

/// A person named in a request for information.
struct Contact
{
    QString fullName;
    QString email;
    QString telephoneNumber;
    QString companyName;
    QString companySize; ///< a band as received, for example `L250_U999`

    bool operator==(const Contact &) const = default;
};

/// What the operator answered: `customerRelationship`.
struct CustomerRelationship
{
    QString status; ///< one of relationshipStatuses(), or any other word the gateway sends
    QString comment;
    QDateTime lastModifiedOn; ///< read-only, UTC

    bool operator==(const CustomerRelationship &) const = default;
};

/// A Teams tenant's consent to the operator, sent from the Teams admin center (RFI).
struct RequestForInformation
{
    QString id;
    QString tenantId;       ///< the key
    QString accountName;    ///< the account linked to the tenant; empty when there is none yet
    QString productContext; ///< `teams`, or any other word
    QString operatorId;
    QString status; ///< `active`, `suspended`, `removed`, or any other word
    QDateTime consentedOn;
    QDateTime lastModifiedOn;
    QStringList consentedCountries;
    QList<Contact> contacts;
    CustomerRelationship relationship;
    ProvisioningState provisioning;

    /// The first company that a contact names, else the tenant ID.
    QString companyName() const;
    bool operator==(const RequestForInformation &) const = default;
};

/// The relationship statuses that the backend knows, in the order in which they come to pass.
QStringList relationshipStatuses();

/// "Consent acknowledged" for `ConsentAcknowledged` and so on; an unknown word as it is.
QString relationshipStatusLabel(const QString &status);

/// True while the operator has not answered a consent that holds; one that is suspended or removed
/// waits for nobody.
bool isAwaitingAnswer(const RequestForInformation &request);

/// True for Consent declined and Contract terminated: the portal demands a reason.
bool needsReason(const QString &relationshipStatus);

/// "250–999" for `L250_U999`, "1" for `L1_U1`; an unknown band as it is.
QString companySizeLabel(const QString &band);

/// An account name made of the company's name: letters, digits, `-` and `_` only, at most 100.
QString suggestedAccountName(const RequestForInformation &request);

/// The account that a request asks for, with that name and the tenant: Operator Connect, synced
/// with the backend, since the request comes from there in the Teams admin center.
Account accountRequestedBy(const RequestForInformation &request);

} // namespace numberdesk
