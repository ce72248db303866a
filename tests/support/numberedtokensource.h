// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/signin/tokensource.h"

namespace numberdesk {

/// Gives no token until it is to sign in, then `t0`, and a new one after each rejection.
class NumberedTokenSource final : public TokenSource
{
    Q_OBJECT

public:
    TokenJob *token() override;
    void reject(const QByteArray &) override { ++rejections; }

    bool signsIn = false;
    int rejections = 0;
};

} // namespace numberdesk
