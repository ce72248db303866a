// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/errors/apiversions.h"

#include "core/apiversion.h"

#include <QRegularExpression>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto missingVersion = "MissingApiVersionParameter"_L1;

QString wholeText(const ApiError &error)
{
    return error.code + u'\n' + error.message + u'\n' + error.target + u'\n' +
           toDisplayText(error.details);
}

/// The versions that the error names, apart from the one that was refused.
QStringList listedIn(const ApiError &error, const QString &refused)
{
    static const QRegularExpression version(u"\\b\\d{4}-\\d{2}-\\d{2}(-[A-Za-z]+)?\\b"_s);
    QStringList listed;
    auto matches = version.globalMatch(wholeText(error));
    while (matches.hasNext())
        listed.append(matches.next().captured());
    listed.removeAll(refused);
    return listed;
}

} // namespace

QStringList publishedApiVersions()
{
    return {firstApiVersion, u"2024-02-29-preview"_s};
}

bool isApiVersionRefusal(const ApiError &error)
{
    if (error.httpStatus != 400)
        return false;
    static const QRegularExpression mention(u"api[- ]?version"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return mention.match(wholeText(error)).hasMatch();
}

std::optional<QString> otherApiVersionFor(const ApiError &error, const QString &current)
{
    if (!isApiVersionRefusal(error) || error.code == missingVersion)
        return {};
    const QStringList listed = listedIn(error, current);
    for (const QString &version : publishedApiVersions()) {
        if (version != current && (listed.isEmpty() || listed.contains(version)))
            return version;
    }
    return {};
}

} // namespace numberdesk
