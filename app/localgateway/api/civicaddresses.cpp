// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/operations.h"

#include "localgateway/api/replies.h"

namespace numberdesk::localgateway::operations {

using namespace Qt::StringLiterals;

Outcome listTeamsCivicAddresses(Backend &backend, const Call &call)
{
    const QString account = call.pathValues.at(0);
    return requireAccount(backend, account).and_then([&] {
        return readPage(backend, call, civicAddressCollection(), ofAccount(account));
    });
}

Outcome getTeamsCivicAddress(Backend &backend, const Call &call)
{
    const QString account = call.pathValues.at(0);
    const QString id = call.pathValues.at(1);
    return requireAccount(backend, account).and_then([&] {
        return readResource(
            call, findOne(backend.database, civicAddressCollection(), ofAccount(account), id),
            {ErrorCode::CivicAddressNotFound,
             u"Account '%2' has no civic address '%1'."_s.arg(id, account), u"civicAddressId"_s});
    });
}

} // namespace numberdesk::localgateway::operations
