// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/wirereader.h"

namespace numberdesk {

namespace {

constexpr unsigned bitsPerByte = 7;
constexpr unsigned mostBits = 64;
constexpr quint64 lowBits = 0x7f;
constexpr quint64 moreFollows = 0x80;

enum WireType : quint8 { Integer = 0, EightBytes = 1, Counted = 2, FourBytes = 5 };
constexpr unsigned wireTypeBits = 3;
constexpr quint64 wireTypes = 7;

} // namespace

std::optional<quint64> WireReader::nextNumber()
{
    quint64 number = 0;
    for (unsigned shift = 0; shift < mostBits; shift += bitsPerByte) {
        if (m_rest.empty())
            return std::nullopt;
        const quint64 byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        number |= (byte & lowBits) << shift;
        if ((byte & moreFollows) == 0)
            return number;
    }
    return std::nullopt;
}

bool WireReader::take(std::size_t size, std::string_view &bytes)
{
    if (size > m_rest.size())
        return false;
    bytes = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return true;
}

std::optional<WireReader::Field> WireReader::next()
{
    if (m_rest.empty())
        return std::nullopt;
    const std::string_view before = m_rest;
    const auto tag = nextNumber();
    std::optional<quint64> number = 0;
    bool whole = tag.has_value();
    Field field;
    if (whole) {
        field.id = static_cast<quint32>(*tag >> wireTypeBits);
        switch (*tag & wireTypes) {
        case Integer:
            number = nextNumber();
            whole = number.has_value();
            break;
        case EightBytes:
            whole = take(8, field.bytes);
            break;
        case Counted:
            number = nextNumber();
            whole = number && take(*number, field.bytes);
            break;
        case FourBytes:
            whole = take(4, field.bytes);
            break;
        default:
            whole = false;
        }
    }
    if (!whole) {
        m_rest = before; // not at the end
        return std::nullopt;
    }
    field.number = *number;
    return field;
}

} // namespace numberdesk
