// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/output.h"

#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

void put(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void Output::say(const QString &line)
{
    put(stderr, line.toUtf8() + '\n');
}

void Output::print(const QString &line)
{
    if (!m_json)
        put(stdout, line.toUtf8() + '\n');
}

void Output::write(const QByteArray &bytes)
{
    put(stdout, bytes);
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
    put(stdout, json.endsWith('\n') ? json : json + '\n');
}

void Output::fail(const QString &message, int exitCode)
{
    say("numberdesk: "_L1 + message);
    document(QJsonDocument(QJsonObject{
        {u"error"_s, QJsonObject{{u"message"_s, message}, {u"exitCode"_s, exitCode}}}}));
}

} // namespace numberdesk
