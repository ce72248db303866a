// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/errors/signinhints.h"

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
constexpr std::array<Hint, 59> hints{{
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
    {50027, QT_TRANSLATE_NOOP("SignInHint", "The token that the certificate signed is not valid."),
     QT_TRANSLATE_NOOP("SignInHint", "Check the client ID and the certificate, and set this "
                                     "computer's clock by a time server.")},
    {50049,
     QT_TRANSLATE_NOOP("SignInHint",
                       "The sign-in service does not know the region of this tenant."),
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "Check the tenant, and that the token URL is that of the cloud in which it lives.")},
    {50059,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in request says nothing that tells its tenant."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Give the directory (tenant) ID in the connection's settings.")},
    {50105,
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "The application is not assigned to a role on Azure Communications Gateway."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Ask an administrator to assign a ProvisioningAPI role to it.")},
    {50194,
     QT_TRANSLATE_NOOP("SignInHint",
                       "The application is made for one tenant and was asked for in another."),
     QT_TRANSLATE_NOOP("SignInHint", "Give the tenant in which the application is registered.")},
    {50196,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in service has seen the same request too often."),
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "Wait a few minutes; if it comes again, check what else signs in with this client ID.")},
    {53003,
     QT_TRANSLATE_NOOP("SignInHint", "A conditional access policy of the tenant blocks this "
                                     "sign-in."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask the tenant's administrators to allow this application "
                                     "from this network.")},
    {65001,
     QT_TRANSLATE_NOOP("SignInHint", "Nobody has consented to the application's permissions."),
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "Ask an administrator to grant admin consent to the ProvisioningAPI permission.")},
    {65005,
     QT_TRANSLATE_NOOP("SignInHint", "The application asks for a resource that is not among its "
                                     "permissions, or not in this tenant."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Ask an administrator to add the permission and to consent to it.")},
    {70000,
     QT_TRANSLATE_NOOP("SignInHint",
                       "The sign-in service does not accept what the client signed in with."),
     QT_TRANSLATE_NOOP("SignInHint", "Check the client ID, and the secret or the certificate.")},
    {70001,
     QT_TRANSLATE_NOOP("SignInHint", "The application is disabled in this tenant, or was never "
                                     "installed there."),
     QT_TRANSLATE_NOOP("SignInHint", "Check the client ID, and ask an administrator to enable the "
                                     "enterprise application.")},
    {70002, QT_TRANSLATE_NOOP("SignInHint", "The client ID and the secret do not belong together."),
     QT_TRANSLATE_NOOP("SignInHint", "Give both anew: the application (client) ID, and the value "
                                     "of one of its client secrets.")},
    {70003,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in service does not know this kind of sign-in."),
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "Check that the token URL is that of the tenant, ending in /oauth2/v2.0/token.")},
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
    {90013, QT_TRANSLATE_NOOP("SignInHint", "A field of the sign-in request is not valid."),
     QT_TRANSLATE_NOOP("SignInHint", "Check tenant, client ID and scope for typing errors.")},
    {90014, QT_TRANSLATE_NOOP("SignInHint", "A field that the sign-in request needs is missing."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that client ID, secret and scope are filled in, and "
                                     "that no proxy takes anything away.")},
    {90019, QT_TRANSLATE_NOOP("SignInHint", "The sign-in request names no tenant."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Name one: the directory (tenant) ID or a domain of the tenant.")},
    {90023, QT_TRANSLATE_NOOP("SignInHint", "The sign-in service calls the request invalid."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Check the token URL, the client ID and the scope for typing errors.")},
    {90024,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in service is busy and has put the request off."),
     QT_TRANSLATE_NOOP("SignInHint", "Wait a minute, then try again.")},
    {90033,
     QT_TRANSLATE_NOOP("SignInHint", "A part of the sign-in service is not available for now."),
     QT_TRANSLATE_NOOP("SignInHint", "Try again in some minutes; Microsoft's service status page "
                                     "tells of longer outages.")},
    {90055, QT_TRANSLATE_NOOP("SignInHint", "The tenant has had too many sign-ins lately."),
     QT_TRANSLATE_NOOP("SignInHint", "Wait a few minutes before the next try.")},
    {90094,
     QT_TRANSLATE_NOOP("SignInHint",
                       "An administrator has to consent to the application's permissions."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Ask one to grant admin consent to the ProvisioningAPI permission.")},
    {90100, QT_TRANSLATE_NOOP("SignInHint", "A field of the sign-in request is empty."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that client ID, secret and scope are filled in.")},
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
    {700021,
     QT_TRANSLATE_NOOP("SignInHint", "The certificate's proof is meant for another application."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Check the client ID and that the certificate belongs to it.")},
    {700022, QT_TRANSLATE_NOOP("SignInHint", "The scope names more than one resource."),
     QT_TRANSLATE_NOOP("SignInHint", "Give a single scope, or none to use the published one.")},
    {700023, QT_TRANSLATE_NOOP("SignInHint", "The scope names no resource."),
     QT_TRANSLATE_NOOP("SignInHint", "Give the scope as the gateway's address for sign-in, "
                                     "followed by /.default, or leave it empty.")},
    {700024,
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "What the certificate signed is outside its time range: this computer's clock is wrong."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Set this computer's clock by a time server, then sign in again.")},
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
    {900021, QT_TRANSLATE_NOOP("SignInHint", "The tenant's ID is not valid."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Copy the directory (tenant) ID anew from the tenant's properties.")},
    {900023, QT_TRANSLATE_NOOP("SignInHint", "The tenant is neither an ID nor a domain name."),
     QT_TRANSLATE_NOOP("SignInHint", "Check how the tenant is written, a directory (tenant) ID or "
                                     "a domain such as contoso.onmicrosoft.com.")},
    {900144, QT_TRANSLATE_NOOP("SignInHint", "The sign-in request lacks a field."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that client ID and secret are both filled in, and that "
                                     "no proxy changes the request.")},
    {900382,
     QT_TRANSLATE_NOOP("SignInHint", "The application and the tenant are in different clouds, "
                                     "across which no secret or certificate is taken."),
     QT_TRANSLATE_NOOP("SignInHint",
                       "Use an app registration in the cloud in which the tenant lives.")},
    {900384,
     QT_TRANSLATE_NOOP("SignInHint", "What the certificate signed does not match its public key."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that the file holds the private key of this very "
                                     "certificate.")},
    {900439,
     QT_TRANSLATE_NOOP("SignInHint", "The application and the tenant are in different clouds."),
     QT_TRANSLATE_NOOP("SignInHint", "Use the token URL of the cloud in which the tenant lives.")},
    {901002,
     QT_TRANSLATE_NOOP("SignInHint",
                       "The sign-in request names a resource, which this address does not take."),
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "Leave the scope empty, and use a token URL that ends in /oauth2/v2.0/token.")},
    {1002012,
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "The scope is not one that an application can sign in for: it must end in /.default."),
     QT_TRANSLATE_NOOP("SignInHint", "Add /.default to the scope, or leave it empty.")},
    {7000112, QT_TRANSLATE_NOOP("SignInHint", "The application is disabled."),
     QT_TRANSLATE_NOOP("SignInHint", "Ask an administrator to enable it under Enterprise "
                                     "applications.")},
    {7000215, QT_TRANSLATE_NOOP("SignInHint", "The client secret is wrong."),
     QT_TRANSLATE_NOOP("SignInHint", "Often the secret's ID was pasted instead of its value: give "
                                     "the value, which is shown only once, or make a new secret.")},
    {7000216,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in service saw neither a secret nor a certificate."),
     QT_TRANSLATE_NOOP("SignInHint", "Check that the connection has a client secret or a "
                                     "certificate, and that no proxy removes it.")},
    {7000218,
     QT_TRANSLATE_NOOP("SignInHint", "The sign-in request holds neither a secret nor a "
                                     "certificate."),
     QT_TRANSLATE_NOOP("SignInHint", "Give the connection a client secret or a certificate file.")},
    {7000222, QT_TRANSLATE_NOOP("SignInHint", "The client secret has expired."),
     QT_TRANSLATE_NOOP("SignInHint", "Make a new secret in the app registration, and give its "
                                     "value to the connection.")},
    {7000229,
     QT_TRANSLATE_NOOP("SignInHint", "The application has no service principal in this tenant."),
     QT_TRANSLATE_NOOP(
         "SignInHint",
         "Ask an administrator to create its enterprise application there, by consenting to it.")},
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
