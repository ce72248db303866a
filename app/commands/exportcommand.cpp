// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/exportcommand.h"

#include "files/wholefile.h"
#include "provisioning/listjob.h"
#include "provisioning/resourcejson.h"
#include "transfer/csvtable.h"
#include "transfer/exportfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int pageSize = 500;

QString tr(const char *text)
{
    return QCoreApplication::translate("ExportCommand", text);
}

enum class ExportKind { Accounts, Numbers, Requests };

/// What `export` was asked to do.
struct ExportRequest
{
    ExportKind kind = ExportKind::Accounts;
    QString accountName;
    QString outputFile;
};

class ExportCommand final : public GatewayCommand
{
    Q_OBJECT

public:
    ExportCommand(Output &output, const CommonOptions &options, ExportRequest request)
        : GatewayCommand(output, options), m_request(std::move(request))
    {}

protected:
    void run() override
    {
        if (m_request.accountName.isEmpty())
            return read();
        session()
            .service()
            .getAccount(m_request.accountName)
            ->then(this, [this](const ApiResult<Tagged<Account>> &result) {
                if (result)
                    return read();
                if (result.error().kind == ApiError::Kind::NotFound) {
                    return fail(tr("There is no account named %1.").arg(m_request.accountName),
                                NotFound);
                }
                failWith(result.error());
            });
    }

private:
    void read()
    {
        ListQuery query;
        query.maxPageSize = pageSize;
        ProvisioningService &service = session().service();
        switch (m_request.kind) {
        case ExportKind::Accounts:
            addLine(accountExportHeadings());
            return finishWith(listAllAccounts(
                service, query, [this](const QList<Account> &page, const ListProgress &) {
                    for (const Account &account : page) {
                        if (isWanted(account.name))
                            add(accountExportCells(account), toResourceJson(account));
                    }
                }));
        case ExportKind::Numbers:
            addLine(numberExportHeadings());
            return finishWith(
                listAllNumbers(service, m_request.accountName, query,
                               [this](const QList<Number> &page, const ListProgress &) {
                                   for (const Number &number : page)
                                       add(numberExportCells(number), toResourceJson(number));
                               }));
        case ExportKind::Requests:
            addLine(requestExportHeadings());
            return finishWith(listAllRequestsForInformation(
                service, query,
                [this](const QList<RequestForInformation> &page, const ListProgress &) {
                    for (const RequestForInformation &request : page) {
                        if (isWanted(request.accountName))
                            add(requestExportCells(request), toResourceJson(request));
                    }
                }));
        }
    }

    bool isWanted(const QString &accountName) const
    {
        return m_request.accountName.isEmpty() || m_request.accountName == accountName;
    }

    void addLine(const QStringList &cells)
    {
        if (!output().isJson())
            m_csv += toCsvLine(cells, CsvDialect()).toUtf8();
    }

    void add(const QStringList &cells, const QByteArray &json)
    {
        if (output().isJson())
            m_json += (m_json.isEmpty() ? "" : ",\n") + json;
        else
            addLine(cells);
        ++m_count;
    }

    void finishWith(ApiJob<qint64> *walk)
    {
        walk->then(this, [this](const ApiResult<qint64> &result) {
            if (!result)
                return failWith(result.error());
            put();
        });
    }

    void put()
    {
        const QByteArray bytes = output().isJson() ? "[" + m_json + "]\n" : m_csv;
        if (m_request.outputFile.isEmpty()) {
            output().isJson() ? output().document(bytes) : output().write(bytes);
            return end(AllDone);
        }
        if (const FileResult<void> written =
                writeWholeFile(m_request.outputFile, FilePlace::NamedByPerson, bytes);
            !written) {
            return fail(tr("The file %1 cannot be written: %2. %3")
                            .arg(m_request.outputFile, written.error().reason,
                                 written.error().remedy),
                        Failed);
        }
        output().say(tr("Wrote %1 rows to %2.").arg(m_count).arg(m_request.outputFile));
        end(AllDone);
    }

    ExportRequest m_request;
    QByteArray m_csv;
    QByteArray m_json;
    qint64 m_count = 0;
};

} // namespace

void addExportOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addPositionalArgument(u"what"_s, tr("accounts, numbers or rfis"),
                                 u"accounts|numbers|rfis"_s);
    parser.addOptions({
        {u"account"_s, tr("That account only."), u"NAME"_s},
        {u"output"_s, tr("Write to FILE instead of standard output."), u"FILE.csv"_s},
    });
}

CommandResult makeExportCommand(const QCommandLineParser &parser, Output &output)
{
    static const QStringList kinds{u"accounts"_s, u"numbers"_s, u"rfis"_s};
    const QStringList arguments = parser.positionalArguments();
    const qsizetype kind = arguments.size() == 1 ? kinds.indexOf(arguments.constFirst()) : -1;
    if (kind < 0)
        return usageError(tr("Usage: numberdesk export accounts|numbers|rfis"));
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    return std::make_unique<ExportCommand>(output, *options,
                                           ExportRequest{static_cast<ExportKind>(kind),
                                                         parser.value(u"account"_s),
                                                         parser.value(u"output"_s)});
}

} // namespace numberdesk

#include "exportcommand.moc"
