// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/import/importoptions.h"

#include "commands/base/serviceoption.h"
#include "core/fields/fieldrules.h"
#include "core/fields/numberingadvice.h"
#include "transfer/csv/csvlayout.h"
#include "transfer/csv/csvtext.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ImportOptionsText
{
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

Result<void, UsageProblem> readMode(const QCommandLineParser &parser, ImportOptions &options)
{
    if (!parser.isSet(u"mode"_s))
        return {};
    const std::optional<ImportMode> mode = importModeFrom(parser.value(u"mode"_s));
    if (!mode)
        return usageError(
            ImportOptionsText::tr("--mode takes create, update, both or mirror, not \"%1\".")
                .arg(parser.value(u"mode"_s)));
    options.mode = *mode;
    return {};
}

Result<void, UsageProblem> readMap(const QCommandLineParser &parser, ImportOptions &options)
{
    for (const QString &value : parser.values(u"map"_s)) {
        const qsizetype at = value.lastIndexOf(u'=');
        if (at < 1)
            return usageError(
                ImportOptionsText::tr(R"(--map takes "THEIRS=OURS", not "%1".)").arg(value));
        const QString ours = value.sliced(at + 1).trimmed();
        if (!columnFromHeading(ours)) {
            return usageError(
                ImportOptionsText::tr(R"(--map knows no heading "%1"; the nearest is "%2".)")
                    .arg(ours, nearestHeading(ours)));
        }
        options.headingMap.insert(value.first(at).trimmed(), ours);
    }
    options.ignoredHeadings = parser.values(u"ignore"_s);
    return {};
}

Result<void, UsageProblem> readAccounts(const QCommandLineParser &parser, ImportOptions &options)
{
    options.createAccounts = parser.isSet(u"create-accounts"_s);
    options.createAccountNames = parser.values(u"create-account"_s);
    for (const QString &name : std::as_const(options.createAccountNames)) {
        if (const FieldCheck check = checkAccountName(name); check && check->isError()) {
            return usageError(ImportOptionsText::tr("--create-account takes %1, not \"%2\".")
                                  .arg(check->expected, name));
        }
    }
    return {};
}

/// A character, or the name of one that is hard to type.
QChar separatorOf(const QString &value)
{
    const QString word = value.toLower();
    if (word == "tab"_L1 || word == R"(\t)"_L1)
        return u'\t';
    if (word == "comma"_L1)
        return u',';
    if (word == "semicolon"_L1)
        return u';';
    if (word == "pipe"_L1)
        return u'|';
    return value.size() == 1 && isPossibleSeparator(value.front()) ? value.front() : QChar();
}

Result<void, UsageProblem> readText(const QCommandLineParser &parser, ImportOptions &options)
{
    if (parser.isSet(u"separator"_s)) {
        const QString value = parser.value(u"separator"_s);
        options.separator = separatorOf(value);
        if (options.separator.isNull()) {
            return usageError(
                ImportOptionsText::tr("--separator takes one character that is no letter, digit or "
                                      "quote, or tab, not \"%1\".")
                    .arg(value));
        }
    }
    if (parser.isSet(u"encoding"_s)) {
        options.encoding = parser.value(u"encoding"_s);
        if (!isKnownEncoding(options.encoding)) {
            return usageError(
                ImportOptionsText::tr("--encoding knows no encoding \"%1\"; it takes names such as "
                                      "utf-8, windows-1252, iso-8859-15 and utf-16le.")
                    .arg(options.encoding));
        }
    }
    if (parser.isSet(u"country"_s)) {
        options.country = parser.value(u"country"_s).toUpper();
        if (!isNumberingRegion(options.country)) {
            return usageError(ImportOptionsText::tr(
                                  "--country takes the two letters of a country, such as GB, not "
                                  "\"%1\".")
                                  .arg(parser.value(u"country"_s)));
        }
    }
    return {};
}

/// What completes a file of numbers only.
Result<void, UsageProblem> readCompletion(const QCommandLineParser &parser, ImportOptions &options)
{
    options.accountName = parser.value(u"account"_s);
    if (parser.isSet(u"service"_s)) {
        const Result<ServiceSet, UsageProblem> services = readServices(parser.value(u"service"_s));
        if (!services)
            return Failure<UsageProblem>(services.error());
        for (const Service service : allServices) {
            if (services->contains(service))
                options.edits.set(enabledColumn(service), std::optional(true));
        }
    }
    const QString header = parser.value(u"custom-sip-header"_s);
    if (const FieldCheck check = checkCustomSipHeader(header)) {
        return usageError(ImportOptionsText::tr("--custom-sip-header takes %1, not \"%2\".")
                              .arg(check->expected, header));
    }
    if (!header.isEmpty())
        options.edits.set(customSipHeaderColumn(), header);
    return {};
}

} // namespace

void addReadingOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"mode"_s,
         ImportOptionsText::tr("create: leave out numbers that exist; update: those that do not; "
                               "both; mirror: also delete what accounts have and the files have "
                               "not."),
         u"MODE"_s},
        {u"repair"_s, ImportOptionsText::tr("Agree to every repair that needs no guessing.")},
        {u"country"_s,
         ImportOptionsText::tr("Complete national numbers with the code of this country."),
         u"CC"_s},
        {u"create-accounts"_s,
         ImportOptionsText::tr(
             "Create accounts that do not exist and are near no other, for Zoom and Call "
             "Protection.")},
        {u"create-account"_s,
         ImportOptionsText::tr("Create exactly this account; as often as needed."), u"NAME"_s},
        {u"account"_s, ImportOptionsText::tr("Account of a file that holds numbers only."),
         u"NAME"_s},
        {u"service"_s, ImportOptionsText::tr("Services of such a file: %1.").arg(serviceWords()),
         u"S[,S]"_s},
        {u"custom-sip-header"_s, ImportOptionsText::tr("Custom SIP header of such a file."),
         u"H"_s},
        {u"map"_s, ImportOptionsText::tr("Read the files' heading THEIRS as our OURS."),
         u"THEIRS=OURS"_s},
        {u"ignore"_s, ImportOptionsText::tr("Ignore this heading of the files."), u"HEADING"_s},
        {u"clear-empty"_s,
         ImportOptionsText::tr(
             "Let empty cells clear, also where a spreadsheet has left some out.")},
        {u"set-assignment"_s, ImportOptionsText::tr("Send changes of assignmentStatus.")},
        {u"sheet"_s, ImportOptionsText::tr("The sheet of a workbook that is read."), u"NAME"_s},
        {u"separator"_s, ImportOptionsText::tr("What separates the cells; found out if not given."),
         u"C"_s},
        {u"encoding"_s, ImportOptionsText::tr("Encoding of the files; found out if not given."),
         u"E"_s},
    });
}

Result<ImportOptions, UsageProblem> readImportOptions(const QCommandLineParser &parser)
{
    ImportOptions options;
    options.repair = parser.isSet(u"repair"_s);
    options.clearEmpty = parser.isSet(u"clear-empty"_s);
    options.setAssignment = parser.isSet(u"set-assignment"_s);
    options.sheet = parser.value(u"sheet"_s);
    for (const auto read : {readMode, readMap, readAccounts, readText, readCompletion}) {
        if (const auto done = read(parser, options); !done)
            return Failure<UsageProblem>(done.error());
    }
    return options;
}

} // namespace numberdesk
