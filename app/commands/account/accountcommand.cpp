// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/account/accountcommand.h"

#include "commands/base/serviceoption.h"
#include "core/fields/fieldrules.h"
#include "core/resources/limits.h"
#include "provisioning/codec/resourcecodec.h"
#include "provisioning/lists/listjob.h"
#include "session/gatewaychanges.h"
#include "transfer/plan/nearaccounts.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct AccountCommandText
{
    Q_DECLARE_TR_FUNCTIONS(AccountCommand)
};

class AccountCreateCommand final : public GatewayCommand
{
    Q_OBJECT

public:
    AccountCreateCommand(Output &output, const CommonOptions &options, Account account)
        : GatewayCommand(output, options), m_account(std::move(account))
    {}

protected:
    bool makesChanges() const override { return true; }

    void stop() override
    {
        if (!m_created)
            return GatewayCommand::stop();
        stopRequests();
        succeed();
    }

    void run() override
    {
        session().changes().createAccount(m_account)->then(
            this, [this](const ApiResult<Tagged<Account>> &result) {
                if (result)
                    return readOthers(result->resource);
                if (result.error().kind == ApiError::Kind::PreconditionFailed) {
                    return fail(tr("An account named %1 exists already.").arg(m_account.name),
                                Conflict);
                }
                failWith(result.error());
            });
    }

private:
    /// The account is there, so nothing that goes wrong from here on is a failure.
    void readOthers(const Account &account)
    {
        m_created = account;
        ListQuery query;
        query.maxPageSize = longestPage;
        listAllAccounts(session().service(), query,
                        [this](const QList<Account> &page, const ListProgress &) {
                            for (const Account &other : page)
                                m_names += other.name;
                        })
            ->then(this, [this](const ApiResult<qint64> &result) {
                if (hasEnded())
                    return;
                if (result)
                    tellNearName();
                else
                    output().say(tr("Whether an account has nearly the same name is not known. %1")
                                     .arg(userMessage(result.error())));
                succeed();
            });
    }

    void tellNearName()
    {
        const QString near = NearAccounts(m_names).nearTo(m_account.name);
        if (!near.isEmpty())
            output().say(tr("The name %1 is near that of the account %2, which existed before. "
                            "Make sure that both are meant.")
                             .arg(m_account.name, near));
    }

    void succeed()
    {
        output().print(tr("Created account %1 (%2).")
                           .arg(m_created->name, toApiText(m_created->provisioning.status)));
        output().document(toResourceJson(*m_created));
        end(AllDone);
    }

    const Account m_account;
    std::optional<Account> m_created;
    QStringList m_names; ///< of all accounts
};

/// One value that must keep to a rule.
Result<void, UsageProblem> require(const QString &option, const QString &value,
                                   const FieldCheck &check)
{
    if (!check || !check->isError())
        return {};
    return usageError(AccountCommandText::tr("%1 takes %2, not \"%3\". %4")
                          .arg(option, check->expected, value, check->remedy));
}

Result<void, UsageProblem> readDirectRouting(const QCommandLineParser &parser, Account &account)
{
    const QString subdomain = parser.value(u"subdomain"_s);
    const QString token1 = parser.value(u"region1-token"_s);
    const QString token2 = parser.value(u"region2-token"_s);
    const bool any = parser.isSet(u"subdomain"_s) || parser.isSet(u"region1-token"_s) ||
                     parser.isSet(u"region2-token"_s) || parser.isSet(u"no-call-screening"_s);
    if (!any)
        return {};
    if (!account.isEnabled(Service::TeamsDirectRouting)) {
        return usageError(AccountCommandText::tr(
            "--subdomain, --region1-token, --region2-token and --no-call-screening "
            "need --service direct-routing."));
    }
    if (subdomain.isEmpty() || token1.isEmpty() || token2.isEmpty()) {
        return usageError(AccountCommandText::tr(
            "Direct Routing takes --subdomain, --region1-token and --region2-token "
            "together."));
    }
    account.services[Service::TeamsDirectRouting]->configuration = DirectRoutingConfiguration{
        !parser.isSet(u"no-call-screening"_s), subdomain, token1, token2};
    return require(u"--subdomain"_s, subdomain, checkSubdomain(subdomain))
        .and_then(
            [&] { return require(u"--region1-token"_s, token1, checkSubdomainToken(token1)); })
        .and_then(
            [&] { return require(u"--region2-token"_s, token2, checkSubdomainToken(token2)); });
}

Result<Account, UsageProblem> readAccount(const QCommandLineParser &parser, const QString &name)
{
    Account account;
    account.name = name;
    account.correlationId = parser.value(u"correlation-id"_s);
    account.teamsTenantId = parser.value(u"teams-tenant-id"_s);
    if (const auto ok =
            require(AccountCommandText::tr("The account name"), name, checkAccountName(name));
        !ok)
        return Failure<UsageProblem>(ok.error());
    const Result<ServiceSet, UsageProblem> services = readServices(parser.value(u"service"_s));
    if (!services)
        return Failure<UsageProblem>(services.error());
    for (const Service service : allServices) {
        if (services->contains(service)) {
            const bool sync = parser.isSet(u"sync"_s) && has(service, &ServiceInfo::followsBackend);
            account.services[service] = AccountService{true, sync, std::nullopt};
        }
    }
    if (const auto ok = readDirectRouting(parser, account); !ok)
        return Failure<UsageProblem>(ok.error());
    return account;
}

} // namespace

void addAccountOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addOptions({
        {u"service"_s, AccountCommandText::tr("Services to enable: %1.").arg(serviceWords()),
         u"S[,S]"_s},
        {u"sync"_s, AccountCommandText::tr(
                        "Sync Operator Connect and Phone Mobile with the backend service.")},
        {u"teams-tenant-id"_s, AccountCommandText::tr("The customer's Teams tenant ID."), u"ID"_s},
        {u"correlation-id"_s, AccountCommandText::tr("Your own reference."), u"C"_s},
        {u"subdomain"_s, AccountCommandText::tr("Direct Routing subdomain."), u"L"_s},
        {u"region1-token"_s, AccountCommandText::tr("Direct Routing subdomain token of region 1."),
         u"T"_s},
        {u"region2-token"_s, AccountCommandText::tr("Direct Routing subdomain token of region 2."),
         u"T"_s},
        {u"no-call-screening"_s, AccountCommandText::tr("Direct Routing without call screening.")},
    });
}

CommandResult makeAccountCreateCommand(const QCommandLineParser &parser, Output &output)
{
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    Result<Account, UsageProblem> account = readAccount(parser, parser.positionalArguments().at(1));
    if (!account)
        return Failure<UsageProblem>(account.error());
    return std::make_unique<AccountCreateCommand>(output, *options, std::move(*account));
}

} // namespace numberdesk

#include "accountcommand.moc"
