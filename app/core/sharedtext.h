// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QExplicitlySharedDataPointer>
#include <QString>

#include <utility>

namespace numberdesk {

/// A text that very many things have in common, such as the account of a million rows: its copies
/// are one text, and take a third of the room of a QString.
class SharedText
{
public:
    SharedText() = default;
    /// Implicit, since it is a text like any other; an empty one takes no memory.
    SharedText(const QString &text) // NOLINT(google-explicit-constructor)
        : m_data(text.isEmpty() ? nullptr : new Data(text))
    {}

    /// The text itself, for as long as this one lives.
    const QString &text() const
    {
        static const QString none;
        return m_data ? m_data->text : none;
    }
    // NOLINTNEXTLINE(google-explicit-constructor): see the constructor
    operator const QString &() const { return text(); }
    /// Whether there is no text.
    bool isEmpty() const { return !m_data; }
    /// Names the text among those that are alive: two of one key are equal, and cost no look.
    const void *key() const { return m_data.constData(); }

    friend bool operator==(const SharedText &a, const SharedText &b)
    {
        return a.m_data == b.m_data || a.text() == b.text();
    }
    friend bool operator==(const SharedText &a, const QString &b) { return a.text() == b; }

private:
    struct Data : QSharedData
    {
        explicit Data(QString value) : text(std::move(value)) {}

        QString text;
    };

    QExplicitlySharedDataPointer<Data> m_data;
};

} // namespace numberdesk
