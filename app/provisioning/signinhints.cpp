// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/signinhints.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace numberdesk {

namespace {

struct Hint
{
    int code;
    const char *what;
    const char *remedy;
};

// Microsoft Entra authentication and authorization error codes; ascending.
constexpr std::array<Hint, 33> hints{{
    {28002,
     QT_TRANSLATE_NOOP("SignInHint", "The scope of this connection is not valid for a sign-in."),
     QT_TRANSLATE_NOOP("SignInHint", "Leave the scope empty to use the published one.")},
    {50012,
     QT_TRANSLATE_NOOP("SignInHint",
                       "The sign-in service could not verify this connection's certificate."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that the certificate file is the one whose thumbprint "
                                     "is listed under the app registration's certificates.")},
    {50013,
     QT_TRANSLATE_NOOP("SignInHint", "What the certificate signed was not accepted: its time, "
                                     "issuer or audience is wrong."),
     QT_TRANSLATE_NOOP("SignInHint", "Set this computer's clock by a time server, and check the "
                                     "client ID and the tenant.")},
    {53003,
     QT_TRANSLATE_NOOP("SignInHint", "A conditional access policy of the tenant blocks this "
                                     "sign-in."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask the tenant's administrators to allow this application "
                                     "from this network.")},
    {70001,
     QT_TRANSLATE_NOOP("SignInHint", "The application is disabled in this tenant, or was never "
                                     "installed there."),
     QT_TRANSLATE_NOOP("SignInHint", "Check the client ID, and ask an administrator to enable the "
                                     "enterprise application.")},
    {70002, QT_TRANSLATE_NOOP("SignInHint", "The client ID and the secret do not belong together."),
     QT_TRANSLATE_NOOP("SignInHint", "Give both anew: the application (client) ID, and the value "
                                     "of one of its client secrets.")},
    {70011,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in service does not know this connection's scope."),
     QT_TRANSLATE_NOOP("SignInHint", "Leave the scope empty, or give one that ends in /.default.")},
    {90002, QT_TRANSLATE_NOOP("SignInHint", "There is no such tenant."),
     QT_TRANSLATE_NOOP("SignInHint", "Check the tenant for typing errors: it is the directory "
                                     "(tenant) ID or a domain of the tenant.")},
    {90006,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in service has trouble of its own at the moment."),
     QT_TRANSLATE_NOOP("SignInHint", "Try again in a few minutes.")},
    {90012, QT_TRANSLATE_NOOP("SignInHint", "The sign-in service took too long over the request."),
     QT_TRANSLATE_NOOP("SignInHint", "Try again in a minute or two.")},
    {90024,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in service is busy and has put the request off."),
     QT_TRANSLATE_NOOP("SignInHint", "Wait a minute, then try again.")},
    {90033,
     QT_TRANSLATE_NOOP("SignInHint", "A part of the sign-in service is not available for now."),
     QT_TRANSLATE_NOOP("SignInHint", "Try again in some minutes; Microsoft's service status page "
                                     "tells of longer outages.")},
    {90055, QT_TRANSLATE_NOOP("SignInHint", "The tenant has had too many sign-ins lately."),
     QT_TRANSLATE_NOOP("SignInHint", "Wait a few minutes before the next try.")},
    {500011,
     QT_TRANSLATE_NOOP("SignInHint", "Azure Communications Gateway is not present in this tenant."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that the tenant is the one in which the gateway is "
                                     "deployed, and that the scope is right.")},
    {500133,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in came outside its time range: this computer's "
                                     "clock is wrong."),
     QT_TRANSLATE_NOOP("SignInHint", "Set the clock by a time server, then try again.")},
    {501051,
     QT_TRANSLATE_NOOP("SignInHint", "The application has no role on Azure Communications "
                                     "Gateway, which asks for one."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask an administrator to grant it a ProvisioningAPI role, "
                                     "with admin consent.")},
    {530032,
     QT_TRANSLATE_NOOP("SignInHint", "A security policy of the tenant blocks this sign-in."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask the tenant's security administrators what the "
                                     "application is missing.")},
    {650052,
     QT_TRANSLATE_NOOP("SignInHint", "The organisation has not enabled Azure Communications "
                                     "Gateway for its applications."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask an administrator to check the deployment, and to consent "
                                     "to the application's permissions.")},
    {650057,
     QT_TRANSLATE_NOOP("SignInHint", "The application does not list Azure Communications Gateway "
                                     "among its API permissions."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask an administrator to add a ProvisioningAPI permission "
                                     "to the app registration and to consent to it.")},
    {700011,
     QT_TRANSLATE_NOOP("SignInHint", "The application could not be found in the organisation."),
     QT_TRANSLATE_NOOP("SignInHint", "Check the client ID: it is the application ID in the app "
                                     "registration, neither an object ID nor a name.")},
    {700016,
     QT_TRANSLATE_NOOP("SignInHint", "There is no application with this client ID in the tenant."),
     QT_TRANSLATE_NOOP("SignInHint", "Check client ID and tenant; the application must be "
                                     "registered in the tenant of the gateway.")},
    {700022, QT_TRANSLATE_NOOP("SignInHint", "The scope names more than one resource."),
     QT_TRANSLATE_NOOP("SignInHint", "Give a single scope, or none to use the published one.")},
    {700023, QT_TRANSLATE_NOOP("SignInHint", "The scope names no resource."),
     QT_TRANSLATE_NOOP("SignInHint", "Give the scope as the gateway's address for sign-in, "
                                     "followed by /.default, or leave it empty.")},
    {700025,
     QT_TRANSLATE_NOOP("SignInHint", "The application is a public client, which may have no "
                                     "secret and no certificate."),
     QT_TRANSLATE_NOOP("SignInHint", "Use an app registration for a confidential client: switch "
                                     "public client flows off.")},
    {700027,
     QT_TRANSLATE_NOOP("SignInHint", "The certificate of this connection is not registered with "
                                     "the application."),
     QT_TRANSLATE_NOOP("SignInHint", "Upload the certificate to the app registration, or choose "
                                     "the file of the one that is there.")},
    {700030,
     QT_TRANSLATE_NOOP("SignInHint", "The certificate's subject name is not authorised for the "
                                     "application."),
     QT_TRANSLATE_NOOP("SignInHint", "Use a certificate whose subject the administrators have "
                                     "authorised.")},
    {900144, QT_TRANSLATE_NOOP("SignInHint", "The sign-in request lacks a field."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that client ID and secret are both filled in, and that "
                                     "no proxy changes the request.")},
    {900384,
     QT_TRANSLATE_NOOP("SignInHint", "What the certificate signed does not match its public key."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that the file holds the private key of this very "
                                     "certificate.")},
    {7000112, QT_TRANSLATE_NOOP("SignInHint", "The application is disabled."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask an administrator to enable it under Enterprise "
                                     "applications.")},
    {7000215, QT_TRANSLATE_NOOP("SignInHint", "The client secret is wrong."),
     QT_TRANSLATE_NOOP("SignInHint", "Often the secret's ID was pasted instead of its value: give "
                                     "the value, which is shown only once, or make a new secret.")},
    {7000218,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in request holds neither a secret nor a "
                                     "certificate."),
     QT_TRANSLATE_NOOP("SignInHint", "Give the connection a client secret or a certificate file.")},
    {7000222, QT_TRANSLATE_NOOP("SignInHint", "The client secret has expired."),
     QT_TRANSLATE_NOOP("SignInHint", "Make a new secret in the app registration, and give its "
                                     "value to the connection.")},
    {9001023,
     QT_TRANSLATE_NOOP("SignInHint", "The token URL names no certain tenant, but \"common\" or "
                                     "\"organizations\"."),
     QT_TRANSLATE_NOOP("SignInHint", "Give the tenant's own ID or domain.")},
}};

} // namespace

std::optional<ErrorWords> signInHint(int code)
{
    const auto found = std::find_if(hints.begin(), hints.end(),
                                    [code](const Hint &hint) { return hint.code == code; });
    if (found == hints.end())
        return {};
    return ErrorWords{QCoreApplication::translate("SignInHint", found->what),
                      QCoreApplication::translate("SignInHint", found->remedy)};
}

QList<int> signInHintCodes()
{
    QList<int> codes;
    for (const Hint &hint : hints)
        codes.append(hint.code);
    return codes;
}

} // namespace numberdesk
