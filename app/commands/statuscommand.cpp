// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/statuscommand.h"

#include "commands/statusreader.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

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

QString tr(const char *text)
{
    return StatusCommandText::tr(text);
}

QJsonObject toJson(const GatewayStatus &status, const QUrl &gateway)
{
    QJsonArray failed;
    for (const Number &number : status.failed) {
        const ProvisioningError error = number.provisioning.errors.isEmpty()
                                            ? ProvisioningError()
                                            : number.provisioning.errors.constFirst();
        failed.append(QJsonObject{{u"telephoneNumber"_s, number.telephoneNumber.toString()},
                                  {u"accountName"_s, number.accountName},
                                  {u"code"_s, error.code},
                                  {u"message"_s, error.message},
                                  {u"target"_s, error.target}});
    }
    return {{u"gateway"_s, gateway.toString()},
            {u"accounts"_s, status.accounts},
            {u"numbers"_s, QJsonObject{{u"total"_s, status.total},
                                       {u"pending"_s, status.pending},
                                       {u"synced"_s, status.synced},
                                       {u"failed"_s, status.failed.size()}}},
            {u"requestsForInformation"_s,
             QJsonObject{{u"total"_s, status.requests}, {u"awaiting"_s, status.awaiting}}},
            {u"failed"_s, failed}};
}

class StatusCommand final : public GatewayCommand
{
    Q_OBJECT

public:
    StatusCommand(Output &output, const CommonOptions &options, QString account, bool watch)
        : GatewayCommand(output, options), m_account(std::move(account)), m_watch(watch)
    {}

    /// What was seen last is still worth telling.
    void interrupt() override
    {
        if (!m_lastSeen)
            return GatewayCommand::interrupt();
        show(*m_lastSeen);
        end(Interrupted);
    }

protected:
    void run() override
    {
        readGatewayStatus(session().service(), m_account)
            ->then(this, [this](const ApiResult<GatewayStatus> &result) {
                if (result)
                    return take(*result);
                if (result.error().kind == ApiError::Kind::NotFound) {
                    return fail(tr("There is no account named %1.").arg(m_account), NotFound);
                }
                failWith(result.error());
            });
    }

private:
    void take(const GatewayStatus &status)
    {
        m_lastSeen = status;
        if (m_watch && status.pending > 0) {
            output().say(StatusCommandText::tr("%n number(s) pending.", nullptr,
                                               static_cast<int>(status.pending)));
            QTimer::singleShot(m_wait, this, [this] { run(); });
            m_wait = std::min<std::chrono::milliseconds>(m_wait * 2, longestWatchWait);
            return;
        }
        show(status);
        end(m_watch && !status.failed.isEmpty() ? DoneInPart : AllDone);
    }

    void show(const GatewayStatus &status)
    {
        const auto line = [this](const QString &label, qint64 count) {
            output().print(label.leftJustified(26) + QString::number(count));
        };
        output().print(tr("Gateway: %1").arg(session().connection().baseUrl.toString()));
        line(tr("Accounts:"), status.accounts);
        line(tr("Numbers:"), status.total);
        line(tr("  pending:"), status.pending);
        line(tr("  synced:"), status.synced);
        line(tr("  failed:"), status.failed.size());
        line(tr("Requests for Information:"), status.requests);
        line(tr("  awaiting an answer:"), status.awaiting);
        for (const Number &number : status.failed) {
            output().print(
                tr("%1 on %2: %3")
                    .arg(number.telephoneNumber.toString(), number.accountName,
                         toDisplayText(number.provisioning.errors).replace(u'\n', "; "_L1)));
        }
        output().document(QJsonDocument(toJson(status, session().connection().baseUrl)));
    }

    QString m_account;
    bool m_watch;
    std::chrono::milliseconds m_wait = firstWatchWait;
    std::optional<GatewayStatus> m_lastSeen;
};

} // namespace

void addStatusOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addOptions({
        {u"account"_s, tr("That account only."), u"NAME"_s},
        {u"watch"_s, tr("Go on until nothing is pending.")},
    });
}

CommandResult makeStatusCommand(const QCommandLineParser &parser, Output &output)
{
    if (!parser.positionalArguments().isEmpty()) {
        return Failure<UsageProblem>({tr("status takes no argument, but \"%1\" was given.")
                                          .arg(parser.positionalArguments().constFirst())});
    }
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    return std::make_unique<StatusCommand>(output, *options, parser.value(u"account"_s),
                                           parser.isSet(u"watch"_s));
}

} // namespace numberdesk

#include "statuscommand.moc"
