// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace numberdesk {

/// Watches the bytes of an XML document for a text, tag, comment or section so long that a reader,
/// which hands each out whole, would fill memory with it.
class TokenGuard
{
public:
    /// Nothing may be longer than `mostBytes`.
    explicit TokenGuard(qint64 mostBytes) : m_most(mostBytes) {}

    /// Takes the next bytes of the document; false once something is too long.
    bool take(QByteArrayView bytes);

private:
    /// What the bytes at hand are part of: only text and tags end at the next `<`.
    enum class Part : quint8 { TextOrTag, Comment, Section, Instruction, DocumentType };

    void step(char c);

    qint64 m_most;
    qint64 m_length = 0;
    quint32 m_last = 0; ///< the last four bytes
    int m_sinceTag = 0; ///< bytes since the last `<`, itself among them; no more than are needed
    Part m_part = Part::TextOrTag;
};

} // namespace numberdesk
