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

QJsonObject jobJson(const JobRecord &record)
{
    return {{u"id"_s, record.id},
            {u"kind"_s, toText(record.kind)},
            {u"connection"_s, record.connection.isEmpty() ? record.gateway : record.connection},
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
    if (!record.connection.isEmpty())
        return record.connection;
    return record.gateway.isEmpty() ? JobArguments::tr("local gateway") : record.gateway;
}

} // namespace numberdesk
