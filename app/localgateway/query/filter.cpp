// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/query/filter.h"

#include "localgateway/base/limits.h"
#include "localgateway/query/filterlexer.h"

#include <algorithm>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

using Kind = FilterToken::Kind;

/// Recursive descent straight to SQL. Each method gives nothing once something was refused;
/// the refusal is kept in m_error.
class Parser
{
public:
    Parser(std::vector<FilterToken> tokens, std::span<const FilterField> fields)
        : m_tokens(std::move(tokens)), m_fields(fields)
    {}

    Checked<SqlCondition> parse()
    {
        QString sql = disjunction();
        if (!m_error && current().kind != Kind::End)
            fail(u"Unexpected text at position %1."_s.arg(current().position));
        if (m_error)
            return Failure<ApiError>(*m_error);
        return SqlCondition{sql, m_values};
    }

private:
    const FilterToken &current() const { return m_tokens[m_at]; }

    bool takeWord(QStringView word)
    {
        if (m_error || current().kind != Kind::Word || current().text != word)
            return false;
        ++m_at;
        return true;
    }

    QString fail(const QString &message)
    {
        if (!m_error)
            m_error = ApiError{ErrorCode::InvalidFilter, message, u"filter"_s};
        return {};
    }

    QString disjunction()
    {
        QStringList parts{conjunction()};
        while (takeWord(u"or"))
            parts.append(conjunction());
        return parts.size() == 1 ? parts.first() : u'(' + parts.join(u" OR "_s) + u')';
    }

    QString conjunction()
    {
        QStringList parts{primary()};
        while (takeWord(u"and"))
            parts.append(primary());
        return parts.size() == 1 ? parts.first() : u'(' + parts.join(u" AND "_s) + u')';
    }

    QString primary()
    {
        if (m_error)
            return {};
        if (current().kind != Kind::Open)
            return comparison();
        if (++m_depth > limits::filterDepth)
            return fail(u"The parentheses are nested too deeply."_s);
        ++m_at;
        QString inner = disjunction();
        if (!m_error && current().kind != Kind::Close)
            return fail(
                u"A closing parenthesis is missing at position %1."_s.arg(current().position));
        ++m_at;
        --m_depth;
        return inner;
    }

    QString comparison()
    {
        if (++m_comparisons > limits::filterComparisons)
            return fail(
                u"The filter has more than %1 comparisons."_s.arg(limits::filterComparisons));
        const FilterField *field = takeField();
        if (!field)
            return {};
        const bool equal = takeWord(u"eq");
        if (!equal && !takeWord(u"ne"))
            return fail(u"Expected eq or ne at position %1."_s.arg(current().position));
        if (!takeValue(*field))
            return {};
        // `=` rather than IS: SQLite turns many of them joined by OR into one index search.
        return u'(' + field->sql + (equal ? u") = ?"_s : u") IS NOT ?"_s);
    }

    const FilterField *takeField()
    {
        const FilterToken &token = current();
        if (token.kind != Kind::Word) {
            fail(u"Expected a field name at position %1."_s.arg(token.position));
            return nullptr;
        }
        const auto field = std::ranges::find(m_fields, token.text, &FilterField::name);
        if (field == m_fields.end()) {
            fail(u"'%1' is not a field that can be filtered."_s.arg(token.text));
            return nullptr;
        }
        ++m_at;
        return &*field;
    }

    bool takeValue(const FilterField &field)
    {
        const FilterToken &token = current();
        const bool text = field.type == FilterField::Type::Text;
        if (text && token.kind == Kind::Text) {
            m_values.append(token.text);
        } else if (!text && token.kind == Kind::Word &&
                   (token.text == u"true" || token.text == u"false")) {
            m_values.append(token.text == u"true" ? 1 : 0);
        } else {
            fail(u"Expected %1 at position %2."_s.arg(text ? u"a string in single quotes"_s
                                                           : u"true or false"_s,
                                                      QString::number(token.position)));
            return false;
        }
        ++m_at;
        return true;
    }

    std::vector<FilterToken> m_tokens;
    std::span<const FilterField> m_fields;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_comparisons = 0;
    QVariantList m_values;
    std::optional<ApiError> m_error;
};

} // namespace

Checked<SqlCondition> parseFilter(const QString &filter, std::span<const FilterField> fields)
{
    return splitFilter(filter).and_then(
        [&](std::vector<FilterToken> tokens) { return Parser(std::move(tokens), fields).parse(); });
}

} // namespace numberdesk::localgateway
