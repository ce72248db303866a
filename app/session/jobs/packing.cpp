// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/packing.h"

#include "net/base/boundedjson.h"
#include "provisioning/codec/resourcecodec.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

namespace {

/// Of zlib: a journal entry is written while a request waits for it.
constexpr int quickly = 1;

template <typename T>
std::optional<T> imageFrom(const QCborValue &value,
                           ApiResult<T> (*read)(const nlohmann::json &value))
{
    if (!value.isByteArray())
        return {};
    const nlohmann::json json = parseBoundedJson(value.toByteArray());
    if (!json.is_object())
        return {};
    ApiResult<T> resource = read(json);
    return resource ? std::optional(*std::move(resource)) : std::nullopt;
}

} // namespace

QByteArray packed(const QCborValue &value)
{
    return qCompress(value.toCbor(), quickly);
}

std::optional<QCborValue> unpacked(const QByteArray &bytes)
{
    const QByteArray plain = qUncompress(bytes);
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(plain, &error);
    if (plain.isEmpty() || error.error != QCborError::NoError)
        return {};
    return value;
}

QCborValue packedImage(const Number *number)
{
    return number != nullptr ? QCborValue(toResourceJson(*number)) : QCborValue(nullptr);
}

std::optional<Number> numberImage(const QCborValue &value)
{
    return imageFrom<Number>(value, numberFromJson);
}

QCborValue packedImage(const Account &account)
{
    return QCborValue(toResourceJson(account));
}

std::optional<Account> accountImage(const QCborValue &value)
{
    return imageFrom<Account>(value, accountFromJson);
}

} // namespace numberdesk
