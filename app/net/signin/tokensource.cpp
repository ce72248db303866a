// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/signin/tokensource.h"

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

/// Ends with the empty token.
class EmptyTokenJob final : public TokenJob
{
public:
    explicit EmptyTokenJob(QObject *parent) : TokenJob(parent)
    {
        QMetaObject::invokeMethod(
            this, [this] { finish(QByteArray()); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        finish(Failure<HttpError>(HttpError{HttpError::Kind::Cancelled, u"Cancelled"_s}));
    }
};

} // namespace

TokenJob *NoTokenSource::token()
{
    return new EmptyTokenJob(this);
}

void NoTokenSource::reject(const QByteArray &) {}

} // namespace numberdesk
