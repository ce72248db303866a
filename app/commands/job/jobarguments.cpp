// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/job/jobarguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobArguments
{
    Q_DECLARE_TR_FUNCTIONS(JobCommand)
};

} // namespace

Result<qint64, UsageProblem> readJobId(const QCommandLineParser &parser)
{
    const QString text = parser.positionalArguments().value(1);
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    if (isNumber && id > 0)
        return id;
    return usageError(
        JobArguments::tr("\"%1\" is no job; give the number that numberdesk job list shows.")
            .arg(text));
}

Result<void, UsageProblem> allowOnly(const QStringList &allowed, const QCommandLineParser &parser,
                                     const QString &verb)
{
    for (const QString &option :
         {u"dry-run"_s, u"yes"_s, u"wait"_s, u"wait-timeout"_s, u"result"_s, u"reference"_s}) {
        if (parser.isSet(option) && !allowed.contains(option))
            return usageError(JobArguments::tr("--%1 does not go with job %2.").arg(option, verb));
    }
    return {};
}

QJsonObject jobJson(const JobRecord &record)
{
    return {{u"id"_s, record.id},
            {u"kind"_s, toText(record.kind)},
            {u"connection"_s,
             record.place.connection.isEmpty() ? record.place.gateway : record.place.connection},
            {u"reference"_s, record.reference},
            {u"started"_s, record.started.toString(Qt::ISODateWithMs)},
            {u"state"_s, toText(record.state)},
            {u"rows"_s, record.tally.rows},
            {u"done"_s, record.tally.done},
            {u"failed"_s, record.tally.failed},
            {u"requestsLeft"_s, record.tally.requestsLeft}};
}

QString jobPlace(const JobRecord &record)
{
    const JobPlace &place = record.place;
    if (!place.connection.isEmpty())
        return place.connection;
    return place.gateway.isEmpty() ? JobArguments::tr("local gateway") : place.gateway;
}

} // namespace numberdesk
