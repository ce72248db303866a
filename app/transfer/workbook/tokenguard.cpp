// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/tokenguard.h"

namespace numberdesk {

namespace {

/// Four bytes as TokenGuard keeps them.
constexpr quint32 packed(const char (&text)[5])
{
    quint32 bytes = 0;
    for (int i = 0; i < 4; ++i)
        bytes = bytes << 8 | static_cast<unsigned char>(text[i]);
    return bytes;
}

constexpr quint32 lastThree = 0xFFFFFF;
constexpr quint32 lastTwo = 0xFFFF;

} // namespace

bool TokenGuard::take(QByteArrayView bytes)
{
    constexpr int longestOpening = 4; // `<!--`
    qsizetype at = 0;
    while (at < bytes.size() && m_length <= m_most) {
        if (m_part == Part::TextOrTag && m_sinceTag >= longestOpening) {
            const qsizetype tag = bytes.indexOf('<', at); // nothing else matters here
            const qsizetype end = tag < 0 ? bytes.size() : tag;
            m_length += end - at;
            at = end;
            m_sinceTag = tag < 0 ? longestOpening : 0;
            continue;
        }
        ++m_length;
        if (const char c = bytes.at(at++); c != '\0') { // every other byte of UTF-16
            ++m_sinceTag;
            step(c);
        }
    }
    return m_length <= m_most;
}

void TokenGuard::step(char c)
{
    m_last = m_last << 8 | static_cast<unsigned char>(c);
    const auto enter = [this](Part part) {
        m_part = part;
        m_last = 0; // what opens it is no part of what ends it: `<!-->`
    };
    const auto leave = [this] {
        m_part = Part::TextOrTag;
        m_length = 0;
    };
    switch (m_part) {
    case Part::TextOrTag:
        if (c == '<') {
            m_length = 0;
            m_sinceTag = 1;
        } else if (m_last == packed("<!--")) {
            enter(Part::Comment);
        } else if (m_last == packed("<![C")) {
            enter(Part::Section);
        } else if ((m_last & lastTwo) == (packed("\0\0<?") & lastTwo)) {
            enter(Part::Instruction);
        } else if ((m_last & lastThree) == (packed("\0<!D") & lastThree)) {
            enter(Part::DocumentType);
        }
        break;
    case Part::Comment:
        if ((m_last & lastThree) == (packed("\0-->") & lastThree))
            leave();
        break;
    case Part::Section:
        if ((m_last & lastThree) == (packed("\0]]>") & lastThree))
            leave();
        break;
    case Part::Instruction:
        if ((m_last & lastTwo) == (packed("\0\0?>") & lastTwo))
            leave();
        break;
    case Part::DocumentType:
        break; // which ends the reading as soon as it is known
    }
}

} // namespace numberdesk
