// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/deskmemory.h"

#include <QSqlError>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

DeskMemory::DeskMemory()
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_name = u"file:"_s + id + u"?mode=memory&cache=shared"_s;
    m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"memory "_s + id);
    m_connection.setDatabaseName(m_name);
    m_connection.setConnectOptions(u"QSQLITE_OPEN_URI"_s);
    if (!m_connection.open())
        qFatal("No database in memory: %s", qPrintable(m_connection.lastError().text()));
}

DeskMemory::~DeskMemory()
{
    const QString connection = m_connection.connectionName();
    std::exchange(m_connection, {}).close();
    QSqlDatabase::removeDatabase(connection);
}

} // namespace numberdesk
