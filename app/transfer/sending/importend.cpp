// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/importend.h"

#include <QCoreApplication>

#include <utility>

namespace numberdesk {

namespace {

ImportError importCancelled()
{
    return {ImportError::Kind::Cancelled,
            {},
            QCoreApplication::translate("ImportJob", "Sending was stopped."),
            {}};
}

} // namespace

bool ImportEnd::isGatewayLost() const
{
    return m_reason && m_reason->api && isConnectionTrouble(*m_reason->api);
}

void ImportEnd::becauseOf(const ApiError &error)
{
    if (!m_reason)
        m_reason = ImportError{ImportError::Kind::Gateway, {}, userMessage(error), error};
}

void ImportEnd::becauseCancelled()
{
    if (!m_reason)
        m_reason = importCancelled();
}

void ImportEnd::becauseAbandoned()
{
    m_reason = importCancelled();
}

bool ImportEnd::becauseForbidden(const ApiError &error)
{
    if (error.kind != ApiError::Kind::Forbidden || (m_accepted && !m_forbidden))
        return false;
    if (!std::exchange(m_forbidden, true))
        m_book.noteForbidden(error);
    becauseOf(error);
    return true;
}

} // namespace numberdesk
