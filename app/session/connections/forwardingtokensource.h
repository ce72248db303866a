// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/signin/tokensource.h"

#include <memory>

namespace numberdesk {

/// Hands every call on to a source that can be exchanged: a local gateway that was taken over has
/// a new secret.
class ForwardingTokenSource final : public TokenSource
{
    Q_OBJECT

public:
    /// Gives no token until setSource().
    explicit ForwardingTokenSource(QObject *parent = nullptr);
    ~ForwardingTokenSource() override;

    /// Takes tokens from `source` from now on, in place of the one before.
    void setSource(std::unique_ptr<TokenSource> source);

    TokenJob *token() override;
    void reject(const QByteArray &token) override;
    std::optional<QStringList> roles() const override;

private:
    std::unique_ptr<TokenSource> m_source;
};

} // namespace numberdesk
