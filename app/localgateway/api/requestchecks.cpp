// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/requestchecks.h"

#include "core/jsondepth.h"
#include "localgateway/base/limits.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

const QStringList apiVersions{u"2024-02-29"_s, u"2024-02-29-preview"_s};

} // namespace

Checked<void> checkApiVersion(const Request &request)
{
    const QString version = request.parameter(u"api-version"_s).value_or(QString());
    if (version.isEmpty())
        return refuse(ErrorCode::MissingApiVersionParameter,
                      u"The api-version query parameter (?api-version=) is required."_s,
                      u"api-version"_s);
    if (!apiVersions.contains(version))
        return refuse(ErrorCode::UnsupportedApiVersionValue,
                      u"Unsupported api-version '%1'. The supported api-versions are '%2'."_s.arg(
                          version, apiVersions.join(u"', '"_s)),
                      u"api-version"_s);
    return {};
}

Checked<void> checkMedia(const Request &request, Media media)
{
    if (media == Media::None || (media == Media::OptionalJson && request.body.isEmpty()))
        return {};
    const QByteArray wanted =
        media == Media::MergePatch ? "application/merge-patch+json" : "application/json";
    if (request.mediaType() == wanted)
        return {};
    return refuse(ErrorCode::UnsupportedMediaType,
                  u"This operation takes %1."_s.arg(QString::fromLatin1(wanted)),
                  u"Content-Type"_s);
}

ApiError bodyTooLarge()
{
    return {ErrorCode::BodyTooLarge, u"The body is larger than 4 MiB."_s};
}

Checked<void> checkBodySize(const Request &request)
{
    if (request.body.size() > limits::bodyBytes)
        return Failure<ApiError>(bodyTooLarge());
    return {};
}

Checked<void> checkBodyDepth(const Request &request, Media media)
{
    if (media != Media::None && isJsonDeeperThan(deepestJson, request.body))
        return refuse(ErrorCode::InvalidBody,
                      u"The body is nested deeper than %1."_s.arg(deepestJson));
    return {};
}

} // namespace numberdesk::localgateway
