// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/status/statuscommand.h"

#include "commands/status/statusreader.h"
#include "net/base/clock.h"
#include "provisioning/service/provisioningservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// Waits between two looks while watching.
constexpr auto firstWatchWait = 2s;
constexpr auto longestWatchWait = 60s;

struct StatusCommandText
{
    Q_DECLARE_TR_FUNCTIONS(StatusCommand)
};

/// Why the backend failed a number, never without a sentence.
ProvisioningError firstError(const Number &number)
{
    const QList<ProvisioningError> &errors = number.provisioning.errors;
    ProvisioningError error = errors.isEmpty() ? ProvisioningError() : errors.constFirst();
    if (error.message.isEmpty())
        error.message = StatusCommandText::tr("The backend gives no reason.");
    return error;
}

QString failureText(const Number &number)
{
    QList<ProvisioningError> errors = number.provisioning.errors;
    if (errors.isEmpty())
        errors.append(ProvisioningError());
    errors.first() = firstError(number);
    return StatusCommandText::tr("%1 on %2: %3")
        .arg(number.telephoneNumber.toString(), number.accountName,
             toDisplayText(errors).replace(u'\n', "; "_L1));
}

QJsonObject toJson(const GatewayStatus &status, const QUrl &gateway)
{
    QJsonArray failed;
    for (const Number &number : status.failed) {
        const ProvisioningError error = firstError(number);
        failed.append(QJsonObject{{u"telephoneNumber"_s, number.telephoneNumber.toString()},
                                  {u"accountName"_s, number.accountName},
                                  {u"code"_s, error.code},
                                  {u"message"_s, error.message},
                                  {u"target"_s, error.target}});
    }
    QJsonObject other;
    for (auto it = status.other.cbegin(); it != status.other.cend(); ++it)
        other[it.key()] = it.value();
    return {{u"gateway"_s, gateway.toString()},
            {u"accounts"_s, status.accounts},
            {u"numbers"_s, QJsonObject{{u"total"_s, status.total},
                                       {u"pending"_s, status.pending},
                                       {u"synced"_s, status.synced},
                                       {u"failed"_s, status.failedCount()},
                                       {u"other"_s, other}}},
            {u"requestsForInformation"_s,
             QJsonObject{{u"total"_s, status.requests}, {u"awaiting"_s, status.awaiting}}},
            {u"failed"_s, failed}};
}

/// Whether `status` goes on until nothing is pending, and for how long at most.
struct WatchManner
{
    bool on = false;
    std::optional<std::chrono::seconds> longest;
};

class StatusCommand final : public GatewayCommand
{
    Q_OBJECT

public:
    StatusCommand(Output &output, const CommonOptions &options, QString account, WatchManner watch)
        : GatewayCommand(output, options), m_account(std::move(account)), m_watch(watch)
    {}

protected:
    /// What was seen last is still worth telling.
    void stop() override
    {
        if (!m_lastSeen)
            return GatewayCommand::stop();
        show(*m_lastSeen);
        end(Interrupted);
    }

    void run() override
    {
        m_nextLook = clock().makeAlarm();
        connect(m_nextLook.get(), &Alarm::rang, this, [this] { look(); });
        if (m_watch.longest) {
            m_end = clock().makeAlarm();
            connect(m_end.get(), &Alarm::rang, this, [this] { giveUp(); });
            m_end->start(*m_watch.longest);
        }
        if (m_account.isEmpty())
            return look();
        findAccount(m_account, [this] { look(); });
    }

private:
    Clock &clock() { return session().service().clock(); }

    void look()
    {
        readGatewayStatus(session().service(), m_account)
            ->then(this, [this](const ApiResult<GatewayStatus> &result) {
                if (hasEnded())
                    return;
                if (result)
                    return take(*result);
                failWith(result.error());
            });
    }

    void take(const GatewayStatus &status)
    {
        m_lastSeen = status;
        if (m_watch.on && status.unsettled() > 0) {
            output().say(StatusCommandText::tr("%n number(s) pending.", nullptr,
                                               static_cast<int>(status.unsettled())));
            m_nextLook->start(m_wait);
            m_wait = std::min<std::chrono::milliseconds>(m_wait * 2, longestWatchWait);
            return;
        }
        show(status);
        end(m_watch.on && status.failedCount() > 0 ? DoneInPart : AllDone);
    }

    /// The wait is over: what was seen last is told.
    void giveUp()
    {
        if (hasEnded())
            return;
        if (!m_lastSeen)
            return fail(tr("The gateway's status could not be read within the time to wait."),
                        StillPending);
        show(*m_lastSeen);
        end(StillPending);
    }

    void show(const GatewayStatus &status)
    {
        const auto line = [this](const QString &label, qint64 count) {
            output().print(label.leftJustified(26) + QString::number(count));
        };
        output().print(tr("Gateway: %1").arg(session().connection().profile.baseUrl.toString()));
        line(tr("Accounts:"), status.accounts);
        line(tr("Numbers:"), status.total);
        line(tr("  pending:"), status.pending);
        line(tr("  synced:"), status.synced);
        line(tr("  failed:"), status.failedCount());
        for (auto it = status.other.cbegin(); it != status.other.cend(); ++it)
            line(u"  "_s + it.key() + u':', it.value());
        line(tr("Requests for Information:"), status.requests);
        line(tr("  awaiting an answer:"), status.awaiting);
        for (const Number &number : status.failed)
            output().print(failureText(number));
        for (const QString &doubt : status.doubts)
            output().say("numberdesk: "_L1 + doubt);
        output().document(QJsonDocument(toJson(status, session().connection().profile.baseUrl)));
    }

    QString m_account;
    WatchManner m_watch;
    std::unique_ptr<Alarm> m_nextLook;
    std::unique_ptr<Alarm> m_end; ///< null without a longest wait
    std::chrono::milliseconds m_wait = firstWatchWait;
    std::optional<GatewayStatus> m_lastSeen;
};

} // namespace

void addStatusOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addOptions({
        {u"account"_s, StatusCommandText::tr("That account only."), u"NAME"_s},
        {u"watch"_s, StatusCommandText::tr("Go on until nothing is pending.")},
        {u"wait-timeout"_s,
         StatusCommandText::tr("Seconds to go on at most; without it there is no end."),
         u"SECONDS"_s},
    });
}

CommandResult makeStatusCommand(const QCommandLineParser &parser, Output &output)
{
    if (!parser.positionalArguments().isEmpty()) {
        return Failure<UsageProblem>(
            {StatusCommandText::tr("status takes no argument, but \"%1\" was given.")
                 .arg(parser.positionalArguments().constFirst())});
    }
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    WatchManner watch{parser.isSet(u"watch"_s), {}};
    if (parser.isSet(u"wait-timeout"_s)) {
        const Result<std::chrono::seconds, UsageProblem> longest =
            readSeconds(parser, u"wait-timeout"_s, 0);
        if (!longest)
            return Failure<UsageProblem>(longest.error());
        if (watch.on)
            watch.longest = *longest;
    }
    return std::make_unique<StatusCommand>(output, *options, parser.value(u"account"_s), watch);
}

} // namespace numberdesk

#include "statuscommand.moc"
