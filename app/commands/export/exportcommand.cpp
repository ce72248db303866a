// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/export/exportcommand.h"

#include "core/resources/limits.h"
#include "files/wholefile.h"
#include "provisioning/codec/rawitems.h"
#include "provisioning/lists/listjob.h"
#include "provisioning/lists/listwords.h"
#include "storage/outputplace.h"
#include "transfer/csv/csvtable.h"
#include "transfer/csv/exportfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ExportCommandText
{
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

QString outputFileFault(const QString &path, const FileFault &fault)
{
    return ExportCommandText::tr("The file %1 cannot be written: %2. %3")
        .arg(path, fault.reason, fault.remedy);
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
        findAccount(m_request.accountName, [this] { read(); });
    }

private:
    void read()
    {
        ListQuery query;
        query.maxPageSize = longestPage;
        query.countRecords = true;
        ProvisioningService &service = session().service();
        switch (m_request.kind) {
        case ExportKind::Accounts:
            addLine(accountExportHeadings());
            return finishWith(
                listAllAccounts(service, query,
                                taker<Account>([](const Account &account) { return account.name; },
                                               accountExportCells)));
        case ExportKind::Numbers:
            addLine(numberExportHeadings());
            return finishWith(listAllNumbers(
                service, m_request.accountName, query,
                taker<Number>([](const Number &number) { return number.accountName; },
                              numberExportCells)));
        case ExportKind::Requests:
            addLine(requestExportHeadings());
            return finishWith(listAllRequestsForInformation(
                service, query,
                taker<RequestForInformation>(
                    [](const RequestForInformation &request) { return request.accountName; },
                    requestExportCells)));
        }
    }

    /// Takes each page: its resources as they came, or a line of cells each.
    template <typename T, typename AccountOf>
    typename ListJob<T>::PageHandler taker(AccountOf accountOf, QStringList (*cells)(const T &))
    {
        return [this, accountOf, cells](const QList<T> &page, const ListProgress &progress) {
            m_progress = progress;
            const QList<QByteArray> raw =
                output().isJson() ? rawItems(progress.pageBody, "value") : QList<QByteArray>();
            auto unreadable = progress.pageUnreadable.cbegin();
            const qsizetype count = page.size() + progress.pageUnreadable.size();
            auto item = page.cbegin();
            for (qsizetype i = 0; i < count; ++i) {
                const bool isUnreadable =
                    unreadable != progress.pageUnreadable.cend() && unreadable->position == i;
                const QString account =
                    isUnreadable ? (unreadable++)->accountName : accountOf(*item);
                if (isUnreadable ? isWanted(account) || account.isEmpty() : isWanted(account)) {
                    if (output().isJson())
                        addResource(raw.value(i));
                    else if (!isUnreadable)
                        addLine(cells(*item));
                    m_count += output().isJson() || !isUnreadable ? 1 : 0;
                }
                if (!isUnreadable)
                    ++item;
            }
        };
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

    void addResource(const QByteArray &json) { m_json += (m_json.isEmpty() ? "" : ",\n") + json; }

    void finishWith(ApiJob<qint64> *walk)
    {
        walk->then(this, [this](const ApiResult<qint64> &result) {
            if (!result)
                return failWith(result.error());
            put();
        });
    }

    /// What the list did not bring is told, and ends with an exit code of its own.
    int tellDoubts()
    {
        const QStringList doubts = listDoubts(listKind(), m_progress);
        for (const QString &doubt : doubts)
            output().say("numberdesk: "_L1 + doubt);
        return doubts.isEmpty() ? AllDone : DoneInPart;
    }

    ListKind listKind() const
    {
        switch (m_request.kind) {
        case ExportKind::Accounts:
            return ListKind::Accounts;
        case ExportKind::Numbers:
            return ListKind::Numbers;
        case ExportKind::Requests:
            break;
        }
        return ListKind::Requests;
    }

    void put()
    {
        const QByteArray bytes = output().isJson() ? "[" + m_json + "]\n" : m_csv;
        if (m_request.outputFile.isEmpty()) {
            output().isJson() ? output().document(bytes) : output().write(bytes);
            return end(tellDoubts());
        }
        if (const FileResult<void> written =
                writeWholeFile(m_request.outputFile, FilePlace::NamedByPerson, bytes);
            !written) {
            return fail(outputFileFault(m_request.outputFile, written.error()), Failed);
        }
        output().say(tr("Wrote %1 rows to %2.").arg(m_count).arg(m_request.outputFile));
        end(tellDoubts());
    }

    ExportRequest m_request;
    ListProgress m_progress;
    QByteArray m_csv;
    QByteArray m_json;
    qint64 m_count = 0;
};

} // namespace

void addExportOptions(QCommandLineParser &parser)
{
    addCommonOptions(parser);
    parser.addOptions({
        {u"account"_s, ExportCommandText::tr("That account only."), u"NAME"_s},
        {u"output"_s, ExportCommandText::tr("Write to FILE instead of standard output."),
         u"FILE.csv"_s},
    });
}

CommandResult makeExportCommand(const QCommandLineParser &parser, Output &output)
{
    static const QStringList kinds{u"accounts"_s, u"numbers"_s, u"rfis"_s};
    const QStringList arguments = parser.positionalArguments();
    const qsizetype kind = arguments.size() == 1 ? kinds.indexOf(arguments.constFirst()) : -1;
    if (kind < 0)
        return usageError(ExportCommandText::tr("Usage: numberdesk export accounts|numbers|rfis"));
    const Result<CommonOptions, UsageProblem> options = readCommonOptions(parser);
    if (!options)
        return Failure<UsageProblem>(options.error());
    const QString file = parser.value(u"output"_s);
    if (file == "-"_L1)
        return usageError(ExportCommandText::tr(
            "--output needs the name of a file, not \"-\"; without it the rows go "
            "to standard output."));
    if (!file.isEmpty()) {
        if (const std::optional<FileFault> kept = whyKept(file, options->directory))
            return usageError(outputFileFault(file, *kept));
    }
    return std::make_unique<ExportCommand>(
        output, *options,
        ExportRequest{static_cast<ExportKind>(kind), parser.value(u"account"_s), file});
}

} // namespace numberdesk

#include "exportcommand.moc"
