// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/resources/provisioningstate.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace numberdesk {

bool operator==(const ProvisioningError &left, const ProvisioningError &right)
{
    return left.code == right.code && left.message == right.message &&
           left.target == right.target && left.details == right.details;
}

size_t qHash(const ProvisioningError &error, size_t seed)
{
    return qHashMulti(seed, error.code, error.message, error.target, error.details.size());
}

bool isDecided(const ProvisioningState &state)
{
    return state.status == ProvisioningStatus::Synced || state.status == ProvisioningStatus::Failed;
}

size_t qHash(const ProvisioningState &state, size_t seed)
{
    return qHashMulti(seed, static_cast<int>(state.status), state.statusText, state.errors);
}

ProvisioningStatus provisioningStatusFromText(QStringView text)
{
    const auto is = [text](QLatin1StringView word) {
        return text.compare(word, Qt::CaseInsensitive) == 0;
    };
    if (is("pending"_L1))
        return ProvisioningStatus::Pending;
    if (is("synced"_L1) || is("success"_L1))
        return ProvisioningStatus::Synced;
    if (is("failed"_L1))
        return ProvisioningStatus::Failed;
    return ProvisioningStatus::Unknown;
}

QString toApiText(ProvisioningStatus status)
{
    switch (status) {
    case ProvisioningStatus::Pending:
        return u"pending"_s;
    case ProvisioningStatus::Synced:
        return u"synced"_s;
    case ProvisioningStatus::Failed:
        return u"failed"_s;
    case ProvisioningStatus::Unknown:
        break;
    }
    return {};
}

QString toDisplayText(const QList<ProvisioningError> &errors)
{
    QStringList lines;
    for (const ProvisioningError &error : errors) {
        QString line = error.code.isEmpty() ? error.message : error.code + u": "_s + error.message;
        if (!error.target.isEmpty())
            line += u" ("_s + error.target + u')';
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace numberdesk
