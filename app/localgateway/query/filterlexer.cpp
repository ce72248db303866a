// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/query/filterlexer.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

bool isWordCharacter(QChar c)
{
    return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'_' || c == u'/';
}

/// Reads a quoted string from the quote at @p at; nothing when it does not end.
std::optional<QString> quoted(const QString &filter, qsizetype &at)
{
    QString text;
    for (++at; at < filter.size(); ++at) {
        if (filter.at(at) != u'\'') {
            text += filter.at(at);
        } else if (at + 1 < filter.size() && filter.at(at + 1) == u'\'') {
            text += filter.at(at++);
        } else {
            ++at;
            return text;
        }
    }
    return std::nullopt;
}

QString word(const QString &filter, qsizetype &at)
{
    const qsizetype start = at;
    while (at < filter.size() && isWordCharacter(filter.at(at)))
        ++at;
    return filter.mid(start, at - start);
}

} // namespace

Checked<std::vector<FilterToken>> splitFilter(const QString &filter)
{
    using Kind = FilterToken::Kind;
    std::vector<FilterToken> tokens;
    qsizetype at = 0;
    while (at < filter.size()) {
        const QChar c = filter.at(at);
        const qsizetype start = at;
        if (c == u' ' || c == u'\t') {
            ++at;
        } else if (c == u'(' || c == u')') {
            tokens.push_back({c == u'(' ? Kind::Open : Kind::Close, c, start});
            ++at;
        } else if (c == u'\'') {
            const auto text = quoted(filter, at);
            if (!text)
                return refuse(ErrorCode::InvalidFilter,
                              u"The string at position %1 has no closing quote."_s.arg(start),
                              u"filter"_s);
            tokens.push_back({Kind::Text, *text, start});
        } else if (isWordCharacter(c)) {
            tokens.push_back({Kind::Word, word(filter, at), start});
        } else {
            return refuse(ErrorCode::InvalidFilter,
                          u"Unexpected character '%1' at position %2."_s.arg(c).arg(start),
                          u"filter"_s);
        }
    }
    tokens.push_back({Kind::End, {}, filter.size()});
    return tokens;
}

} // namespace numberdesk::localgateway
