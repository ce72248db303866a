// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/preconditions.h"

#include "localgateway/http/httpdate.h"
#include "localgateway/store/collections.h"

#include <QCryptographicHash>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype tagBytes = 16;

struct Tag
{
    QByteArray value; ///< without quotes
    bool weak = false;
};

/// The tags of a list; those this gateway makes hold neither commas nor quotes.
std::vector<Tag> tagsOf(const QByteArray &list)
{
    std::vector<Tag> tags;
    for (const QByteArray &part : list.split(',')) {
        QByteArray text = part.trimmed();
        const bool weak = text.startsWith("W/");
        if (weak)
            text.remove(0, 2);
        if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
            text = text.mid(1, text.size() - 2);
        tags.push_back({text, weak});
    }
    return tags;
}

/// If-Match compares strongly, If-None-Match weakly (RFC 9110 section 8.8.3.2).
bool listed(const QByteArray &list, const std::optional<StoredResource> &current, bool strongly)
{
    if (!current)
        return false;
    if (list.trimmed() == "*")
        return true;
    QByteArray own = entityTag(current->representation);
    own = own.mid(1, own.size() - 2);
    for (const Tag &tag : tagsOf(list)) {
        if (tag.value == own && !(strongly && tag.weak))
            return true;
    }
    return false;
}

/// True when the resource changed after the date in the header; nothing when the header is
/// absent, is no date (RFC 9110 says ignore it) or there is nothing to compare.
std::optional<bool> changedSince(const Request &request, const char *header,
                                 const std::optional<StoredResource> &current)
{
    const auto text = request.header(header);
    const auto date = text ? parseHeaderDate(*text) : std::nullopt;
    if (!date || !current)
        return std::nullopt;
    // The dates of HTTP have no fractions.
    return current->modified / 1000 > *date / 1000;
}

Failure<ApiError> failed(const QString &header, const QString &message)
{
    return refuse(ErrorCode::PreconditionFailed, message, header);
}

} // namespace

QByteArray entityTag(const QByteArray &representation)
{
    const QByteArray digest =
        QCryptographicHash::hash(representation, QCryptographicHash::Sha256).left(tagBytes);
    return '"' + digest.toHex() + '"';
}

Checked<Verdict> checkPreconditions(const Request &request,
                                    const std::optional<StoredResource> &current)
{
    if (const auto match = request.header("if-match")) {
        if (!listed(*match, current, true))
            return failed(u"If-Match"_s,
                          u"The resource has changed or does not exist; read it again."_s);
    } else if (changedSince(request, "if-unmodified-since", current).value_or(false)) {
        return failed(u"If-Unmodified-Since"_s, u"The resource has changed since that time."_s);
    }
    const bool reading = request.method == Method::Get;
    if (const auto none = request.header("if-none-match")) {
        if (listed(*none, current, false)) {
            if (reading)
                return Verdict::NotModified;
            return failed(u"If-None-Match"_s, u"The resource exists already."_s);
        }
    } else if (reading && changedSince(request, "if-modified-since", current) == false) {
        return Verdict::NotModified;
    }
    return Verdict::Proceed;
}

} // namespace numberdesk::localgateway
