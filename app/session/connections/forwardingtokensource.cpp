// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/forwardingtokensource.h"

namespace numberdesk {

ForwardingTokenSource::ForwardingTokenSource(QObject *parent)
    : TokenSource(parent), m_source(std::make_unique<NoTokenSource>())
{}

ForwardingTokenSource::~ForwardingTokenSource() = default;

void ForwardingTokenSource::setSource(std::unique_ptr<TokenSource> source)
{
    m_source = std::move(source);
    connect(m_source.get(), &TokenSource::rolesChanged, this, &TokenSource::rolesChanged);
    emit rolesChanged();
}

TokenJob *ForwardingTokenSource::token()
{
    return m_source->token();
}

void ForwardingTokenSource::reject(const QByteArray &token)
{
    m_source->reject(token);
}

std::optional<QStringList> ForwardingTokenSource::roles() const
{
    return m_source->roles();
}

} // namespace numberdesk
