// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbergateway.h"

namespace numberdesk {

using namespace Qt::StringLiterals;

NumberGateway::NumberGateway()
{
    setScript([this](const ScriptedRequest &request) { return answerFilter(request); });
}

void NumberGateway::addAccount(const QString &account)
{
    others.putAccount(account, {u"zoomPhoneCloudPeering"_s});
    m_accounts.insert(account);
}

void NumberGateway::add(const QString &account, quint64 first, quint64 count, const QString &status)
{
    if (!m_accounts.contains(account))
        addAccount(account);
    m_stock.put(account, first, count, status);
}

std::optional<ScriptedReply> NumberGateway::answerFilter(const ScriptedRequest &request)
{
    const QString filter = parameterOf(request, u"filter"_s);
    if (filter.isEmpty())
        return {};
    if (filters == Filters::Refused)
        return errorReply(400, "InvalidFilter");
    return pass(withParameter(request, u"filter"_s, honoured(filter)));
}

/// The filter as this gateway understands it; null when it does not.
QString NumberGateway::honoured(const QString &filter)
{
    const QString none = u"telephoneNumber eq '+1'"_s;
    if (filters == Filters::Ignored)
        return {};
    if (liesAfter >= 0)
        return m_lies++ < liesAfter ? none : QString();
    if (filters == Filters::FirstTerm)
        return filter.left(filter.indexOf(" or "_L1));
    return filters == Filters::FindNothing ? none : filter;
}

} // namespace numberdesk
