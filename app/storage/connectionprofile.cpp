// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/connectionprofile.h"

#include "storage/enumwords.h"

#include "net/wire/transport.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qsizetype longestConnectionName = 60;
constexpr QLatin1StringView apiLabel = "provapi."_L1;
constexpr QLatin1StringView signInHost = "login.microsoftonline.com"_L1;
constexpr QLatin1StringView tokenPath = "/oauth2/v2.0/token"_L1;

struct ProfileText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionProfile)
};

constexpr EnumWords<ConnectionColour, 8> colourWords{{
    {ConnectionColour::None, "none"_L1},
    {ConnectionColour::Red, "red"_L1},
    {ConnectionColour::Orange, "orange"_L1},
    {ConnectionColour::Yellow, "yellow"_L1},
    {ConnectionColour::Green, "green"_L1},
    {ConnectionColour::Teal, "teal"_L1},
    {ConnectionColour::Blue, "blue"_L1},
    {ConnectionColour::Purple, "purple"_L1},
}};

constexpr EnumWords<SecretPlace, 4> placeWords{{
    {SecretPlace::None, "none"_L1},
    {SecretPlace::Keychain, "keychain"_L1},
    {SecretPlace::EncryptedFile, "encrypted-file"_L1},
    {SecretPlace::Session, "session"_L1},
}};

bool isDomainLike(const QString &text)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\\z"_s);
    return form.match(text).hasMatch();
}

bool isPlainAndSafe(const QUrl &url)
{
    return isSafeToUse(url) && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

bool isProxy(const QString &proxy)
{
    if (proxy.isEmpty() || proxy == "none"_L1)
        return true;
    const QUrl url(proxy, QUrl::StrictMode);
    const bool known = url.scheme() == "http"_L1 || url.scheme() == "socks5"_L1;
    const bool bare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() &&
                      (url.path().isEmpty() || url.path() == "/"_L1);
    return url.isValid() && known && bare && !url.host().isEmpty() && url.port() > 0;
}

QString nameFault(const QString &name)
{
    if (name.isEmpty() || name != name.trimmed() || name.size() > longestConnectionName)
        return ProfileText::tr("A connection's name has 1 to %1 characters without blanks at its "
                               "ends. Give it a name like that.")
            .arg(longestConnectionName);
    if (!std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint(); }))
        return ProfileText::tr("The connection's name holds a character that cannot be shown. "
                               "Take it out.");
    if (isLocalGatewayName(name))
        return ProfileText::tr("\"%1\" is the name of this computer's own gateway. Choose another "
                               "name.")
            .arg(name);
    return {};
}

QString addressFault(const QString &what, const QUrl &url)
{
    if (isPlainAndSafe(url))
        return {};
    return ProfileText::tr("The %1 \"%2\" is no https:// address, nor http:// on this computer "
                           "(127.0.0.1, ::1, localhost), without user name, query and fragment. "
                           "Correct it.")
        .arg(what, url.toString(QUrl::RemoveUserInfo));
}

QString signInFault(const ConnectionProfile &profile)
{
    if (profile.tokenUrl.isEmpty()) {
        if (profile.clientId.isEmpty() && profile.certificateFile.isEmpty())
            return {};
        return ProfileText::tr("A client ID or a certificate file signs in at a tenant or token "
                               "URL. Give one, or leave them out.");
    }
    if (QString fault = addressFault(ProfileText::tr("token URL"), profile.tokenUrl);
        !fault.isEmpty())
        return fault;
    if (profile.clientId.isEmpty())
        return ProfileText::tr("Signing in takes a client ID. Give the application's (client) ID.");
    if (needsSecret(profile) && profile.secretPlace == SecretPlace::None)
        return ProfileText::tr("Signing in takes a client secret. Choose where it is kept, or give "
                               "a certificate file.");
    return {};
}

QString mannerFault(const ConnectionProfile &profile)
{
    if (profile.apiVersion.trimmed().isEmpty())
        return ProfileText::tr("The version of the API is missing. Give one, for example %1.")
            .arg(firstApiVersion);
    if (!isProxy(profile.proxy))
        return ProfileText::tr("The proxy \"%1\" is none that is known. Leave it empty for the "
                               "system's, or give none, http://HOST:PORT or socks5://HOST:PORT.")
            .arg(QUrl(profile.proxy).toString(QUrl::RemoveUserInfo));
    if (profile.requestBudget.value_or(0) < 0)
        return ProfileText::tr("The request budget is below 0. Give requests in 60 seconds, or 0 "
                               "for no limit.");
    if (profile.timeout <= std::chrono::milliseconds::zero())
        return ProfileText::tr("The timeout is no time at all. Give at least 1 second.");
    return {};
}

} // namespace

QString withoutApiLabel(const QString &host)
{
    return host.startsWith(apiLabel) ? host.sliced(apiLabel.size()) : host;
}

QUrl apiUrlOf(const QString &baseDomain)
{
    // The API's own host name may have been given.
    const QString domain = withoutApiLabel(baseDomain.trimmed().toLower());
    return isDomainLike(domain) ? QUrl(u"https://"_s + apiLabel + domain) : QUrl();
}

QString baseDomainOf(const QUrl &apiUrl)
{
    const QString domain = withoutApiLabel(apiUrl.host());
    QUrl address = apiUrl;
    if (address.path() == "/"_L1)
        address.setPath({});
    return address == apiUrlOf(domain) ? domain : QString();
}

QUrl tokenUrlOf(const QString &tenant)
{
    const QString name = tenant.trimmed();
    return isDomainLike(name) ? QUrl(u"https://"_s + signInHost + u'/' + name + tokenPath) : QUrl();
}

QString tenantOf(const QUrl &tokenUrl)
{
    const QString tenant = tokenUrl.path().section(u'/', 1, 1);
    return tokenUrl == tokenUrlOf(tenant) ? tenant : QString();
}

QString toText(ConnectionColour colour)
{
    return wordOf(colourWords, colour);
}

std::optional<ConnectionColour> connectionColourFrom(const QString &text)
{
    return valueOf(colourWords, text);
}

QString toText(SecretPlace place)
{
    return wordOf(placeWords, place);
}

std::optional<SecretPlace> secretPlaceFrom(const QString &text)
{
    return valueOf(placeWords, text);
}

QString localGatewayName()
{
    return ProfileText::tr("Local gateway");
}

bool isLocalGatewayName(const QString &name)
{
    const QString key = connectionKey(name);
    return key == connectionKey(localGatewayName()) || key == connectionKey(u"Local gateway"_s);
}

QString connectionKey(const QString &name)
{
    return name.trimmed().normalized(QString::NormalizationForm_C).toCaseFolded();
}

bool needsSecret(const ConnectionProfile &profile)
{
    return !profile.tokenUrl.isEmpty() && profile.certificateFile.isEmpty();
}

QString faultOf(const ConnectionProfile &profile)
{
    if (QString fault = nameFault(profile.name); !fault.isEmpty())
        return fault;
    if (QString fault = addressFault(ProfileText::tr("address"), profile.baseUrl); !fault.isEmpty())
        return fault;
    if (QString fault = signInFault(profile); !fault.isEmpty())
        return fault;
    return mannerFault(profile);
}

} // namespace numberdesk
