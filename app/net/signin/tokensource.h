// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "net/base/job.h"
#include "net/wire/httperror.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// A bearer token, or why there is none.
using TokenResult = Result<QByteArray, HttpError>;
/// Fetches a token, or has one at hand.
using TokenJob = TypedJob<TokenResult>;

/// Where bearer tokens come from.
class TokenSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// A job that ends with a valid token; an empty one means that none is to be sent.
    virtual TokenJob *token() = 0;

    /// Called when the gateway refused `token` with 401: the next token() fetches a fresh one.
    virtual void reject(const QByteArray &token) = 0;

    /// The `roles` claim of the last token (rolesOf); unset: there was none yet, or it is opaque.
    virtual std::optional<QStringList> roles() const { return {}; }

signals:
    /// What roles() says has changed.
    void rolesChanged();
};

/// For a gateway that wants no sign-in: always the empty token.
class NoTokenSource final : public TokenSource
{
    Q_OBJECT

public:
    using TokenSource::TokenSource;
    TokenJob *token() override;
    void reject(const QByteArray &token) override;
};

} // namespace numberdesk
