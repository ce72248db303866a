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
    for (const char c : bytes) {
        ++m_length;
        if (c != '\0') // every other byte of UTF-16
            step(c);
        if (m_length > m_most)
            return false;
    }
    return true;
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
        if (c == '<')
            m_length = 0;
        else if (m_last == packed("<!--"))
            enter(Part::Comment);
        else if (m_last == packed("<![C"))
            enter(Part::Section);
        else if ((m_last & lastTwo) == (packed("\0\0<?") & lastTwo))
            enter(Part::Instruction);
        else if ((m_last & lastThree) == (packed("\0<!D") & lastThree))
            enter(Part::DocumentType);
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
