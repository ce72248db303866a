// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace numberdesk {

/// Walks over the fields of a message in Protocol Buffers' wire format
/// (https://protobuf.dev/programming-guides/encoding). Fields of later versions do no harm, and
/// nothing is copied.
class WireReader
{
public:
    /// One field: an integer in `number`, or what has a length in `bytes`.
    struct Field
    {
        quint32 id = 0;
        quint64 number = 0;
        std::string_view bytes;
    };

    /// The message must live as long as what is read of it.
    explicit WireReader(std::string_view message) : m_rest(message) {}

    /// The next field; nothing at the end, and where the message breaks off.
    std::optional<Field> next();
    /// A bare integer, for example of a packed list.
    std::optional<quint64> nextNumber();
    /// Whether all was read: false after a message that breaks off.
    bool atEnd() const { return m_rest.empty(); }

private:
    bool take(std::size_t size, std::string_view &bytes);

    std::string_view m_rest;
};

} // namespace numberdesk
