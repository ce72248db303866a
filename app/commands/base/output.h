// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QString>

namespace numberdesk {

/// `text` with every control character (C0, C1, DEL) and bidirectional override but the line feed
/// as a visible one: what others have written must not steer a terminal.
QString visibleText(const QString &text);

/// Where a command writes: data to standard output, talk to standard error.
///
/// With JSON, standard output carries exactly one document, also when the command fails.
class Output
{
public:
    /// `json`: with JSON.
    explicit Output(bool json) : m_json(json) {}

    /// Whether scripts read standard output.
    bool isJson() const { return m_json; }

    /// A line of talk for people.
    void say(const QString &line);
    /// A line of data; swallowed with JSON.
    void print(const QString &line);
    /// Raw data, such as CSV.
    void write(const QByteArray &bytes);
    /// The one document; ignored without JSON. Later calls are ignored.
    void document(const QJsonDocument &document);
    void document(const QByteArray &json);
    /// An error: talk for people, and the document `{"error": {"message", "exitCode"}}`.
    void fail(const QString &message, int exitCode);

    /// True once standard output took less than it was given, for example on a full disk.
    bool isBroken() const { return m_broken; }

private:
    void put(const QByteArray &bytes);

    bool m_json;
    bool m_broken = false;
    bool m_documentWritten = false;
};

} // namespace numberdesk
