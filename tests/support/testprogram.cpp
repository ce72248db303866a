// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"

namespace numberdesk {

namespace {

/// Filled before main(), when no other object can be relied on.
constinit const TestEntry *lastEntry = nullptr;

} // namespace

TestEntry::TestEntry(const char *name, Run entry) noexcept
    : m_name(name), m_run(entry), m_next(lastEntry)
{
    lastEntry = this;
}

const TestEntry *TestEntry::named(const char *name)
{
    const TestEntry *entry = lastEntry;
    while (entry && qstrcmp(entry->m_name, name) != 0)
        entry = entry->m_next;
    return entry;
}

QByteArray TestEntry::allNames()
{
    QByteArray names;
    for (const TestEntry *entry = lastEntry; entry; entry = entry->m_next)
        names.append(entry->m_name).append('\n');
    return names;
}

} // namespace numberdesk
