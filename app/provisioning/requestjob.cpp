// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/requestjob.h"

namespace numberdesk {

bool rewordAfter(const HttpReply &reply, HttpRequest &request)
{
    if (reply.status == 415 && request.contentType == "application/merge-patch+json") {
        request.contentType = "application/json";
        return true;
    }
    const bool isIdempotent = request.method == "PUT" || request.method == "DELETE";
    if (reply.status != 501 || !isIdempotent ||
        headerOf(request, "Repeatability-Request-ID").isEmpty())
        return false;
    request = withoutRepeatability(std::move(request));
    return true;
}

} // namespace numberdesk
