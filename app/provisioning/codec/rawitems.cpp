// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/rawitems.h"

#include <algorithm>

namespace numberdesk {

namespace {

/// Walks over the text of valid JSON without reading the values.
class JsonText
{
public:
    explicit JsonText(const QByteArray &text) : m_text(text) {}

    bool isAt(char c)
    {
        skipBlanks();
        return m_at < m_text.size() && m_text[m_at] == c;
    }
    bool take(char c)
    {
        const bool there = isAt(c);
        m_at += there ? 1 : 0;
        return there;
    }
    bool isAtEnd() const { return m_at >= m_text.size(); }
    void skipTo(char c) { m_at = std::max<qsizetype>(m_text.indexOf(c, m_at), 0); }

    /// The text of the value that begins here.
    QByteArray value()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        int depth = 0;
        do {
            step(depth);
        } while (!isAtEnd() && (depth > 0 || !endsValue(m_text[m_at])));
        return m_text.sliced(begin, m_at - begin).trimmed();
    }

private:
    static bool endsValue(char c) { return c == ',' || c == ']' || c == '}' || c == ':'; }

    void skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' ||
                                        m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
    }

    /// Goes over one character, or over a whole string.
    void step(int &depth)
    {
        const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (c == '"')
            skipString();
        else if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        ++m_at;
    }

    /// Ends at the closing quote.
    void skipString()
    {
        while (++m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 1 : 0;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

QList<QByteArray> itemsHere(JsonText &text)
{
    QList<QByteArray> items;
    if (!text.take('[') || text.isAt(']'))
        return items;
    do {
        items.append(text.value());
    } while (text.take(','));
    return items;
}

} // namespace

QList<QByteArray> rawItems(const QByteArray &json, const QByteArray &key)
{
    JsonText text(json);
    text.skipTo('{'); // past a byte order mark
    if (!text.take('{'))
        return {};
    QList<QByteArray> items;
    while (!text.isAtEnd() && !text.isAt('}')) {
        const QByteArray name = text.value();
        if (!text.take(':'))
            break;
        if (name == '"' + key + '"' && text.isAt('['))
            items = itemsHere(text);
        else
            text.value();
        text.take(']');
        text.take(',');
    }
    return items;
}

} // namespace numberdesk
