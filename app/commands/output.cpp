// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/output.h"

#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

bool putTo(FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace

void Output::put(const QByteArray &bytes)
{
    if (!putTo(stdout, bytes))
        m_broken = true;
}

void Output::say(const QString &line)
{
    putTo(stderr, line.toUtf8() + '\n');
}

void Output::print(const QString &line)
{
    if (!m_json)
        put(line.toUtf8() + '\n');
}

void Output::write(const QByteArray &bytes)
{
    put(bytes);
}

void Output::document(const QJsonDocument &document)
{
    this->document(document.toJson(QJsonDocument::Indented));
}

void Output::document(const QByteArray &json)
{
    if (!m_json || m_documentWritten)
        return;
    m_documentWritten = true;
    put(json.endsWith('\n') ? json : json + '\n');
}

void Output::fail(const QString &message, int exitCode)
{
    say("numberdesk: "_L1 + message);
    document(QJsonDocument(QJsonObject{
        {u"error"_s, QJsonObject{{u"message"_s, message}, {u"exitCode"_s, exitCode}}}}));
}

} // namespace numberdesk
