// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/command.h"

#include "commands/base/interrupt.h"
#include "net/client/httpclient.h"
#include "provisioning/errors/apiversions.h"
#include "provisioning/errors/transportwords.h"
#include "provisioning/service/provisioningservice.h"
#include "session/connections/connectionbook.h"
#include "session/connections/namedconnection.h"
#include "session/rights.h"

#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr auto waitWorthTelling = 2s;

ExitCode sessionExitCode(SessionError::Kind kind)
{
    return kind == SessionError::Kind::DatabaseHeld ? Conflict : Failed;
}

} // namespace

void Command::interrupt()
{
    m_interrupted = true;
    if (!m_ended)
        stop();
}

GatewayCommand::GatewayCommand(Output &output, CommonOptions options, QObject *parent)
    : Command(output, parent), m_options(std::move(options))
{}

GatewayCommand::~GatewayCommand() = default;

void GatewayCommand::openConnection()
{
    if (m_options.connectionName.isEmpty())
        return openSession(m_options.connection);
    m_book = std::make_unique<ConnectionBook>(m_options.directory);
    openNamedConnection(*m_book, m_options.connectionName)
        ->then(this, [this](const StorageResult<Connection> &opened) {
            if (!opened)
                return fail(opened.error());
            Connection connection = *opened;
            m_options.overrides.applyTo(connection);
            openSession(std::move(connection));
        });
}

void GatewayCommand::openSession(Connection connection)
{
    if (const QString reason = whyNotOpen(connection); !reason.isEmpty())
        return fail(reason, Conflict);
    if (connection.profile.readOnly && makesChanges()) {
        Rights rights;
        rights.setReadOnly(true, connection.profile.name);
        return refuse(rights.whyNot(Right::Write));
    }
    m_session = std::make_unique<Session>(std::move(connection), m_options.directory);
    connect(m_session.get(), &Session::sampleDataLoaded, this, [this](bool loaded) {
        if (!loaded)
            output().say(tr("Sample data was not loaded: the local gateway already holds data, or "
                            "another process runs it."));
    });
    connect(m_session.get(), &Session::failed, this, [this](const SessionError &error) {
        fail(error.message, sessionExitCode(error.kind));
    });
    connect(&m_session->client(), &HttpClient::retryScheduled, this,
            [this](std::chrono::milliseconds wait, const QString &reason) {
                if (wait >= waitWorthTelling)
                    tellWait(wait, reason);
            });
    connect(&m_session->client(), &HttpClient::clockFoundWrong, this,
            [this](std::chrono::seconds ahead) { output().say(clockWords(ahead)); });
    connect(
        m_session.get(), &Session::opened, this, [this] { run(); }, Qt::SingleShotConnection);
    m_session->open();
}

void GatewayCommand::findAccount(const QString &name, const std::function<void()> &next)
{
    session().service().getAccount(name)->then(
        this, [this, name, next](const ApiResult<Tagged<Account>> &result) {
            if (result)
                return next();
            if (result.error().kind != ApiError::Kind::NotFound)
                return failWith(result.error());
            tellMissingAccount(name);
        });
}

/// A 404 may also come from an address that is no gateway's: then its list is missing, too.
void GatewayCommand::tellMissingAccount(const QString &name)
{
    ListQuery one;
    one.top = 1;
    session().service().listAccounts(one)->then(
        this, [this, name](const ApiResult<Page<Account>> &result) {
            if (!result)
                return failWith(result.error());
            fail(tr("There is no account named %1.").arg(name), NotFound);
        });
}

qsizetype GatewayCommand::stopRequests()
{
    if (!m_session)
        return 0;
    HttpClient &client = m_session->client();
    client.wrapUp();
    QTimer::singleShot(interruptPatience, &client, &HttpClient::cancelAll);
    const qsizetype changes = client.changesUnderWay();
    if (changes > 0)
        output().say(tr("Interrupted; waiting for %n change(s) under way.", nullptr,
                        static_cast<int>(changes)));
    return changes;
}

void GatewayCommand::stop()
{
    if (stopRequests() == 0)
        Command::stop();
}

/// A wait that nobody explains looks like a hang.
void GatewayCommand::tellWait(std::chrono::milliseconds wait, const QString &reason)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    output().say(tr("%1 Trying again in %2 s.").arg(reason).arg(seconds.count()));
}

void GatewayCommand::failWith(const ApiError &error)
{
    QStringList lines{userMessage(error)};
    if (const auto other = otherApiVersionFor(error, session().connection().profile.apiVersion))
        lines += tr("It takes the version %1: give --api-version %1, or keep it with connection "
                    "add --replace.")
                     .arg(*other);
    if (const QString details = technicalDetails(error); !details.isEmpty())
        lines += details;
    if (isInterrupted() && error.inDoubt)
        lines.prepend(tr("Interrupted: the change may have been made all the same."));
    fail(lines.join(u'\n'), exitCodeOf(error));
}

} // namespace numberdesk
