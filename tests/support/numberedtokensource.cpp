// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/numberedtokensource.h"

namespace numberdesk {

namespace {

class GivenToken final : public TokenJob
{
public:
    GivenToken(const QByteArray &token, QObject *parent) : TokenJob(parent)
    {
        QMetaObject::invokeMethod(
            this, [this, token] { finish(token); }, Qt::QueuedConnection);
    }
    void cancel() override {}
};

} // namespace

TokenJob *NumberedTokenSource::token()
{
    return new GivenToken(signsIn ? "t" + QByteArray::number(rejections) : QByteArray(), this);
}

} // namespace numberdesk
