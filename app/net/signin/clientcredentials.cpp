// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/signin/clientcredentials.h"

#include "net/base/clock.h"
#include "net/signin/jwtclaims.h"
#include "net/signin/tokenreply.h"
#include "net/wire/httpexchange.h"
#include "net/wire/retrypolicy.h"
#include "net/wire/transport.h"

#include <QPointer>
#include <QSslConfiguration>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestReply = 1024LL * 1024;

/// Waits for the token that its source fetches.
class WaitingTokenJob final : public TokenJob
{
public:
    using TokenJob::TokenJob;

    void cancel() override
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                deliver(Failure<HttpError>(HttpError{HttpError::Kind::Cancelled, u"Cancelled"_s}));
            },
            Qt::QueuedConnection);
    }

    void deliver(const TokenResult &result) { finish(result); }
};

QByteArray field(const QByteArray &name, const QString &value)
{
    return '&' + name + '=' + QUrl::toPercentEncoding(value);
}

/// How the client proves who it is: by its secret, or by an assertion that its certificate signs
/// (RFC 7521 section 4.2).
QByteArray proofFields(const ClientCredentials &credentials)
{
    if (!credentials.certificate)
        return field("client_secret", credentials.clientSecret);
    const QByteArray assertion = credentials.certificate->assertion(
        credentials.tokenUrl, credentials.clientId, QDateTime::currentDateTimeUtc());
    return field("client_assertion_type",
                 u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s) +
           field("client_assertion", QString::fromLatin1(assertion));
}

QByteArray formBody(const ClientCredentials &credentials)
{
    return "grant_type=client_credentials" + field("client_id", credentials.clientId) +
           proofFields(credentials) +
           field("scope", credentials.scope.isEmpty() ? publishedScope() : credentials.scope);
}

} // namespace

class ClientCredentialsTokenSource::Private : public QObject
{
    Q_OBJECT

public:
    Private(ClientCredentialsTokenSource &owner, ClientCredentials given);

    WaitingTokenJob *join(QObject *parent);
    void fetch();
    void fetched();
    void takeToken(const AccessToken &read);
    void takeRefusal(const TokenRefusal &refusal, const HttpReply &reply);
    void tryAgain(const HttpError &error, std::optional<std::chrono::milliseconds> retryAfter);
    HttpError errorOf(HttpError::Kind kind, const QString &detail) const;
    void deliver(const TokenResult &result);
    QString withoutSecret(QString text) const;

    ClientCredentialsTokenSource &q;
    ClientCredentials credentials;
    Clock &clock;
    QSslConfiguration tls;
    QByteArray token;
    std::optional<QStringList> roles;
    Clock::TimePoint usableUntil{};
    QList<QPointer<WaitingTokenJob>> waiting;
    HttpExchange *exchange = nullptr;
    std::unique_ptr<Alarm> wait;
    int tries = 0;
};

ClientCredentialsTokenSource::Private::Private(ClientCredentialsTokenSource &owner,
                                               ClientCredentials given)
    : q(owner)
    , credentials(std::move(given))
    , clock(credentials.clock ? *credentials.clock : systemClock())
    , tls(tlsConfiguration(credentials.extraCaPem))
    , wait(clock.makeAlarm())
{
    connect(wait.get(), &Alarm::rang, this, &Private::fetch);
}

WaitingTokenJob *ClientCredentialsTokenSource::Private::join(QObject *parent)
{
    auto *const job = new WaitingTokenJob(parent);
    waiting.append(job);
    // One fetch for all who wait; also a token at hand is told from the event loop.
    if (!exchange && !wait->isActive()) {
        tries = 0;
        wait->start(0ms);
    }
    return job;
}

void ClientCredentialsTokenSource::Private::fetch()
{
    if (!token.isEmpty() && clock.now() < usableUntil) {
        deliver(token);
        return;
    }
    token.clear();
    if (!isSafeToUse(credentials.tokenUrl)) {
        deliver(Failure<HttpError>(
            errorOf(HttpError::Kind::TlsFailed,
                    u"Plain http to a token endpoint is only used for this computer"_s)));
        return;
    }
    ++tries;
    QNetworkRequest request = makeNetworkRequest(credentials.tokenUrl, tls);
    request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    request.setRawHeader("Accept", "application/json");
    exchange = new HttpExchange(makeNetworkManager(credentials.proxy),
                                ExchangeLimits{credentials.timeout, longestReply}, this);
    connect(exchange, &HttpExchange::finished, this, &Private::fetched);
    exchange->start(request, "POST", formBody(credentials));
}

void ClientCredentialsTokenSource::Private::fetched()
{
    const HttpResult result = exchange->result();
    exchange->deleteLater();
    exchange = nullptr;
    if (!result) {
        HttpError error =
            errorOf(result.error().kind, u"Token endpoint: "_s + result.error().detail);
        error.tlsFault = result.error().tlsFault;
        if (isTransientFailure(TryOutcome{0, error.kind, {}}))
            tryAgain(error, {});
        else
            deliver(Failure<HttpError>(error));
        return;
    }
    const auto read = readTokenReply(*result);
    if (read)
        takeToken(*read);
    else
        takeRefusal(read.error(), *result);
}

void ClientCredentialsTokenSource::Private::takeToken(const AccessToken &read)
{
    token = read.value;
    usableUntil = clock.now() + usefulLife(read.life);
    const auto before = std::exchange(roles, rolesOf(token));
    const QPointer<Private> alive(this);
    if (roles != before)
        emit q.rolesChanged();
    if (alive)
        deliver(token);
}

void ClientCredentialsTokenSource::Private::takeRefusal(const TokenRefusal &refusal,
                                                        const HttpReply &reply)
{
    using Kind = HttpError::Kind;
    const Kind refused = refusal.readable ? Kind::SignInFailed : Kind::SignInUnreadable;
    HttpError error = errorOf(refusal.transient ? Kind::SignInBusy : refused, refusal.detail);
    error.signInCode = refusal.code;
    if (refusal.transient)
        tryAgain(error, retryAfterOf(reply, clock.timeOfDay()));
    else
        deliver(Failure<HttpError>(error));
}

void ClientCredentialsTokenSource::Private::tryAgain(
    const HttpError &error, std::optional<std::chrono::milliseconds> retryAfter)
{
    const std::chrono::milliseconds usual = 1s * (1 << (tries - 1));
    const std::chrono::milliseconds wanted = std::max(usual, retryAfter.value_or(0ms));
    if (tries >= credentials.mostTries || wanted > longestRetry) {
        deliver(Failure<HttpError>(error));
        return;
    }
    wait->start(wanted);
}

HttpError ClientCredentialsTokenSource::Private::errorOf(HttpError::Kind kind,
                                                         const QString &detail) const
{
    HttpError error;
    error.kind = kind;
    error.detail = withoutSecret(detail);
    error.host = hostAndPort(credentials.tokenUrl);
    error.atTokenEndpoint = true;
    return error;
}

void ClientCredentialsTokenSource::Private::deliver(const TokenResult &result)
{
    const auto jobs = std::exchange(waiting, {});
    for (const auto &job : jobs) {
        if (job)
            job->deliver(result);
    }
}

/// An endpoint may quote what it was sent; the secret must not reach a log or a window.
QString ClientCredentialsTokenSource::Private::withoutSecret(QString text) const
{
    if (credentials.clientSecret.isEmpty())
        return text;
    return text.replace(credentials.clientSecret, u"***"_s)
        .replace(QString::fromLatin1(QUrl::toPercentEncoding(credentials.clientSecret)), u"***"_s);
}

ClientCredentialsTokenSource::ClientCredentialsTokenSource(ClientCredentials credentials,
                                                           QObject *parent)
    : TokenSource(parent), d(std::make_unique<Private>(*this, std::move(credentials)))
{}

ClientCredentialsTokenSource::~ClientCredentialsTokenSource()
{
    d->deliver(Failure<HttpError>(HttpError{HttpError::Kind::Cancelled, u"Cancelled"_s}));
}

TokenJob *ClientCredentialsTokenSource::token()
{
    return d->join(this);
}

void ClientCredentialsTokenSource::reject(const QByteArray &token)
{
    if (token == d->token)
        d->token.clear();
}

std::optional<QStringList> ClientCredentialsTokenSource::roles() const
{
    return d->roles;
}

QString publishedScope()
{
    return u"https://func-voiceservice-rp-prod-eastuseuap.azurewebsites.net/.default"_s;
}

} // namespace numberdesk

#include "clientcredentials.moc"
