// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace numberdesk::localgateway {

/// How a local gateway is run: the switches of `numberdesk serve`.
struct Options
{
    QString databaseFile;                       ///< SQLite file, created when absent
    quint16 port = 0;                           ///< 0 = a free port
    bool sampleData = false;                    ///< fill an empty database with sample data
    std::chrono::milliseconds syncDelay{5000};  ///< until a pending row is synced or failed
    int rateLimit = 100;                        ///< requests per minute, 0 = none
    bool authenticate = true;                   ///< false takes any bearer token or none
    QStringList roles{QStringLiteral("Admin")}; ///< of roleNames(), letter case ignored
    std::chrono::seconds tokenLifetime{3599};
    std::chrono::milliseconds latency{0}; ///< added before every reply
    QUrl publicUrl;                       ///< base of nextLink when behind a TLS proxy
};

/// The roles that Options::roles may name: Read, Write, Delete, Admin.
QStringList roleNames();

/// What is wrong with @p options, as one English sentence that names the switch; nothing when
/// they can be used. `serve` asks before it starts, so that a slip is a usage error.
std::optional<QString> optionsProblem(const Options &options);

} // namespace numberdesk::localgateway
