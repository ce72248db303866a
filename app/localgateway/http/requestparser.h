// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"
#include "localgateway/http/request.h"

#include <memory>

namespace numberdesk::localgateway {

/// Reads one request from bytes as they come in, and trusts nothing about them. Knows no socket.
class RequestParser
{
public:
    /// How far the request is after the bytes that feed() took.
    enum class Progress {
        NeedsMore,
        HeadDone, ///< told once; go on feeding
        Complete,
        Refused, ///< whatever comes after has no known beginning: answer and close
    };

    RequestParser();
    ~RequestParser();
    RequestParser(RequestParser &&) noexcept;
    RequestParser &operator=(RequestParser &&) noexcept;

    /// Takes what belongs to the request from the front of @p input.
    Progress feed(QByteArray &input);

    /// True when nothing of the request came yet.
    bool isUntouched() const;

    /// True after HeadDone when the client waits for `100 Continue`.
    bool wantsContinue() const;

    /// After Complete: whether the connection may serve another request.
    bool keepsAlive() const;

    /// After Complete: the request. Call once.
    Request takeRequest();

    /// After Refused: what to answer.
    ApiError refusal() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk::localgateway
