// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/headcodec.h"

#include "core/service.h"
#include "session/jobs/editcodec.h"
#include "session/jobs/packing.h"

#include <QCborMap>

#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr std::array issueTexts{
    &RowIssue::file,     &RowIssue::column,  &RowIssue::found,
    &RowIssue::expected, &RowIssue::message, &RowIssue::remedy,
    &RowIssue::code,     &RowIssue::nearest, &RowIssue::repaired,
};

constexpr std::array optionFlags{
    std::pair{"repair", &ImportOptions::repair},
    std::pair{"createAccounts", &ImportOptions::createAccounts},
    std::pair{"clearEmpty", &ImportOptions::clearEmpty},
    std::pair{"setAssignment", &ImportOptions::setAssignment},
};

constexpr std::array optionTexts{
    std::pair{"accountName", &ImportOptions::accountName},
    std::pair{"country", &ImportOptions::country},
    std::pair{"encoding", &ImportOptions::encoding},
    std::pair{"sheet", &ImportOptions::sheet},
};

constexpr std::array optionLists{
    std::pair{"ignoredHeadings", &ImportOptions::ignoredHeadings},
    std::pair{"createAccountNames", &ImportOptions::createAccountNames},
};

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QCborMap packedTexts(const QMap<QString, QString> &texts)
{
    QCborMap map;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

template <typename Counts>
QCborMap packedCounts(const Counts &counts)
{
    QCborMap map;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

template <typename Counts>
void unpackCounts(const QCborMap &map, Counts &counts)
{
    for (const auto &[name, count] : map)
        counts.insert(name.toString(), count.toInteger());
}

QCborMap packedOptions(const ImportOptions &options)
{
    QCborMap map{{u"edits"_s, packedEdits(options.edits)},
                 {u"mode"_s, toText(options.mode)},
                 {u"headingMap"_s, packedTexts(options.headingMap)},
                 {u"separator"_s, qint64(options.separator.unicode())}};
    for (const auto &[name, member] : optionFlags)
        map.insert(key(name), options.*member);
    for (const auto &[name, member] : optionTexts)
        map.insert(key(name), options.*member);
    for (const auto &[name, member] : optionLists)
        map.insert(key(name), QCborArray::fromStringList(options.*member));
    return map;
}

std::optional<ImportOptions> unpackedOptions(const QCborMap &map)
{
    const std::optional<NumberEdits> edits = unpackedEdits(map.value(u"edits"_s).toArray());
    if (!edits)
        return {};
    ImportOptions options;
    options.edits = *edits;
    for (const auto &[name, text] : map.value(u"headingMap"_s).toMap())
        options.headingMap.insert(name.toString(), text.toString());
    options.separator = QChar(static_cast<char16_t>(map.value(u"separator"_s).toInteger()));
    options.mode = importModeFrom(map.value(u"mode"_s).toString()).value_or(ImportMode::Both);
    for (const auto &[name, member] : optionFlags)
        options.*member = map.value(key(name)).toBool();
    for (const auto &[name, member] : optionTexts)
        options.*member = map.value(key(name)).toString();
    for (const auto &[name, member] : optionLists) {
        for (const QCborValue entry : map.value(key(name)).toArray())
            (options.*member).append(entry.toString());
    }
    return options;
}

QCborArray packedServices(const ServiceSet &services)
{
    QCborArray array;
    for (const ServiceInfo &info : serviceTable) {
        if (services.contains(info.service))
            array.append(QString(info.apiName));
    }
    return array;
}

ServiceSet unpackedServices(const QCborArray &array)
{
    ServiceSet services;
    for (const ServiceInfo &info : serviceTable) {
        if (array.contains(QString(info.apiName)))
            services.insert(info.service);
    }
    return services;
}

QCborArray packedAccounts(const QList<MissingAccount> &accounts)
{
    QCborArray array;
    for (const MissingAccount &account : accounts) {
        array.append(QCborArray{account.name, packedServices(account.services), account.rows,
                                account.goodRows, account.near, account.isCreated,
                                account.canBeCreated});
    }
    return array;
}

QList<MissingAccount> unpackedAccounts(const QCborArray &array)
{
    QList<MissingAccount> accounts;
    for (const QCborValue entry : array) {
        const QCborArray account = entry.toArray();
        accounts.append({account.at(0).toString(), unpackedServices(account.at(1).toArray()),
                         account.at(2).toInteger(), account.at(3).toInteger(),
                         account.at(4).toString(), account.at(5).toBool(), account.at(6).toBool()});
    }
    return accounts;
}

QCborArray packedFiles(const QList<CsvTable> &tables)
{
    QCborArray array;
    for (const CsvTable &table : tables) {
        array.append(QCborArray{table.fileName, qint64(table.dialect.separator.unicode()),
                                table.dialect.byteOrderMark, table.dialect.encoding,
                                table.dialect.crlf, table.records.size(), table.isWorkbook,
                                table.sheet});
    }
    return array;
}

QList<PackedFile> unpackedFiles(const QCborArray &array)
{
    QList<PackedFile> files;
    for (const QCborValue entry : array) {
        const QCborArray file = entry.toArray();
        files.append({file.at(0).toString(),
                      {QChar(static_cast<char16_t>(file.at(1).toInteger())), file.at(2).toBool(),
                       file.at(3).toString(), file.at(4).toBool()},
                      file.at(5).toInteger(),
                      file.at(6).toBool(),
                      file.at(7).toString()});
    }
    return files;
}

QCborArray packedImages(const QList<Account> &accounts)
{
    QCborArray array;
    for (const Account &account : accounts)
        array.append(packedImage(account));
    return array;
}

QCborValue packedTime(const QDateTime &time)
{
    return time.isNull() ? QCborValue(nullptr) : QCborValue(time.toMSecsSinceEpoch());
}

QDateTime unpackedTime(const QCborValue &value)
{
    return value.isInteger() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), Qt::UTC)
                             : QDateTime();
}

} // namespace

QCborArray packedIssues(const QList<RowIssue> &issues)
{
    QCborArray array;
    for (const RowIssue &issue : issues) {
        QCborArray entry{qint64(issue.severity), qint64(issue.kind), issue.row, issue.line};
        for (const auto text : issueTexts)
            entry.append(issue.*text);
        array.append(entry);
    }
    return array;
}

QList<RowIssue> unpackedIssues(const QCborArray &array)
{
    QList<RowIssue> issues;
    for (const QCborValue value : array) {
        const QCborArray entry = value.toArray();
        RowIssue issue;
        issue.severity = static_cast<RowIssue::Severity>(entry.at(0).toInteger());
        issue.kind = static_cast<RowIssue::Kind>(entry.at(1).toInteger());
        issue.row = entry.at(2).toInteger(-1);
        issue.line = entry.at(3).toInteger();
        for (std::size_t i = 0; i < issueTexts.size(); ++i)
            issue.*issueTexts.at(i) = entry.at(4 + static_cast<qsizetype>(i)).toString();
        issues.append(issue);
    }
    return issues;
}

QByteArray packedHead(const ImportPlan &plan)
{
    QCborMap readAt;
    for (auto it = plan.accountsReadAt.cbegin(); it != plan.accountsReadAt.cend(); ++it)
        readAt.insert(it.key(), packedTime(it.value()));
    return packed(QCborMap{{u"options"_s, packedOptions(plan.options)},
                           {u"files"_s, packedFiles(plan.tables)},
                           {u"errors"_s, packedIssues(plan.errors)},
                           {u"warnings"_s, packedIssues(plan.warnings)},
                           {u"missingAccounts"_s, packedAccounts(plan.missingAccounts)},
                           {u"cleared"_s, packedCounts(plan.cleared)},
                           {u"shortRows"_s, plan.shortRows},
                           {u"assignmentChanges"_s, plan.assignmentChanges},
                           {u"readAt"_s, packedTime(plan.readAt)},
                           {u"accountsReadAt"_s, readAt},
                           {u"filtersUsed"_s, plan.filtersUsed},
                           {u"undoes"_s, plan.undoes},
                           {u"accountsToDelete"_s, packedImages(plan.accountsToDelete)},
                           {u"accountCounts"_s, packedCounts(plan.accountCounts)}});
}

std::optional<std::pair<ImportPlan, QList<PackedFile>>> unpackedHead(const QByteArray &bytes)
{
    const std::optional<QCborValue> value = unpacked(bytes);
    if (!value || !value->isMap())
        return {};
    const QCborMap head = value->toMap();
    const auto options = unpackedOptions(head.value(u"options"_s).toMap());
    if (!options)
        return {};
    ImportPlan plan;
    plan.options = *options;
    plan.errors = unpackedIssues(head.value(u"errors"_s).toArray());
    plan.warnings = unpackedIssues(head.value(u"warnings"_s).toArray());
    plan.missingAccounts = unpackedAccounts(head.value(u"missingAccounts"_s).toArray());
    unpackCounts(head.value(u"cleared"_s).toMap(), plan.cleared);
    plan.shortRows = head.value(u"shortRows"_s).toInteger();
    plan.assignmentChanges = head.value(u"assignmentChanges"_s).toInteger();
    plan.readAt = unpackedTime(head.value(u"readAt"_s));
    for (const auto &[name, time] : head.value(u"accountsReadAt"_s).toMap())
        plan.accountsReadAt.insert(name.toString(), unpackedTime(time));
    plan.filtersUsed = head.value(u"filtersUsed"_s).toBool();
    plan.undoes = head.value(u"undoes"_s).toBool();
    for (const QCborValue entry : head.value(u"accountsToDelete"_s).toArray()) {
        const std::optional<Account> account = accountImage(entry);
        if (!account)
            return {};
        plan.accountsToDelete.append(*account);
    }
    unpackCounts(head.value(u"accountCounts"_s).toMap(), plan.accountCounts);
    return std::pair(std::move(plan), unpackedFiles(head.value(u"files"_s).toArray()));
}

} // namespace numberdesk
