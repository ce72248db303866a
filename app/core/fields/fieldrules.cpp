// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/fieldrules.h"

#include "core/resources/limits.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qsizetype longestSubdomain = 10;
constexpr qsizetype longestDocumentedSubdomain = 9;

struct FieldRules
{
    Q_DECLARE_TR_FUNCTIONS(FieldRules)
};

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           c == u'-' || c == u'_';
}

FieldProblem error(const QString &expected, const QString &remedy)
{
    return {FieldProblem::Severity::Error, expected, remedy};
}

FieldProblem warning(const QString &expected, const QString &remedy)
{
    return {FieldProblem::Severity::Warning, expected, remedy};
}

bool isAllowed(char32_t character, bool (*allowed)(QChar))
{
    return !QChar::requiresSurrogates(character) &&
           allowed(QChar(static_cast<char16_t>(character)));
}

/// The characters outside the allowed ones, each kind once and in quotes, as part of a sentence;
/// empty when all are allowed.
QString forbiddenCharacters(QStringView value, bool (*allowed)(QChar))
{
    if (std::all_of(value.begin(), value.end(), allowed))
        return {};
    QStringList names;
    for (const char32_t character : value.toUcs4()) {
        if (isAllowed(character, allowed))
            continue;
        const QString name = QChar::isSpace(character)
                                 ? FieldRules::tr("the blank")
                                 : u'"' + QString::fromUcs4(&character, 1) + u'"';
        if (!names.contains(name))
            names.append(name);
    }
    if (names.size() < 2)
        return names.value(0);
    const QString last = names.takeLast();
    return FieldRules::tr("%1 and %2", "the last two of a list").arg(names.join(u", "_s), last);
}

/// The rule that most fields share: a length and a set of characters. `expected` is asked for the
/// words only when there is a fault: a translation costs more than all the rest.
FieldCheck checkText(QStringView value, qsizetype longest, QString (*expected)(),
                     bool (*allowed)(QChar))
{
    if (value.isEmpty())
        return error(expected(), FieldRules::tr("Enter a value."));
    if (const QString forbidden = forbiddenCharacters(value, allowed); !forbidden.isEmpty())
        return error(expected(), FieldRules::tr("Remove %1.").arg(forbidden));
    if (value.size() > longest) {
        return error(expected(), FieldRules::tr("Shorten it by %n character(s).", nullptr,
                                                static_cast<int>(value.size() - longest)));
    }
    return std::nullopt;
}

} // namespace

FieldCheck checkAccountName(QStringView value)
{
    return checkText(
        value, longestName, [] { return FieldRules::tr("1 to 100 letters, digits, - or _"); },
        isNameCharacter);
}

FieldCheck checkCustomSipHeader(QStringView value)
{
    if (value.isEmpty())
        return std::nullopt;
    return checkText(
        value, longestName,
        [] { return FieldRules::tr("at most 100 letters, digits, - or _, or nothing"); },
        isNameCharacter);
}

FieldCheck checkSubdomain(QStringView value)
{
    const auto expected = [] { return FieldRules::tr("1 to 10 letters, digits, - or _"); };
    if (FieldCheck problem = checkText(value, longestSubdomain, expected, isNameCharacter))
        return problem;
    if (value.size() > longestDocumentedSubdomain) {
        return warning(FieldRules::tr("at most 9 characters"),
                       FieldRules::tr("The Direct Routing guide allows 9 characters; a longer "
                                      "subdomain may be refused by Teams."));
    }
    if (value.contains(u'_') || value.startsWith(u'-') || value.endsWith(u'-')) {
        return warning(FieldRules::tr("a DNS label: letters, digits and inner -"),
                       FieldRules::tr("DNS host names do not take _ or an outer -; Teams may "
                                      "refuse the domain."));
    }
    return std::nullopt;
}

FieldCheck checkSubdomainToken(QStringView value)
{
    return checkText(
        value, longestName, [] { return FieldRules::tr("1 to 100 letters, digits, =, - or _"); },
        [](QChar c) { return isNameCharacter(c) || c == u'='; });
}

FieldCheck checkTeamsTenantId(QStringView value, bool required)
{
    const QString expected = FieldRules::tr("a GUID, 8-4-4-4-12 hexadecimal digits");
    if (value.isEmpty()) {
        if (!required)
            return std::nullopt;
        return error(expected, FieldRules::tr("Enter the customer's Teams tenant ID."));
    }
    if (isGuid(value))
        return std::nullopt;
    return warning(expected, FieldRules::tr("Compare it with the Teams admin center."));
}

bool isGuid(QStringView value)
{
    constexpr qsizetype length = 36;
    if (value.size() != length)
        return false;
    for (qsizetype i = 0; i < length; ++i) {
        const QChar c = value.at(i);
        const bool dashPlace = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex =
            (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (dashPlace ? c != u'-' : !hex)
            return false;
    }
    return true;
}

} // namespace numberdesk
