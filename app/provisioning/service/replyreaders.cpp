// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/service/replyreaders.h"

namespace numberdesk {

UnreadableItem describeUnreadable(const nlohmann::json &value, qsizetype position)
{
    constexpr qsizetype longestExcerpt = 60;
    UnreadableItem item;
    item.position = position;
    if (value.is_object()) {
        for (const char *const key : {"telephoneNumber", "name", "tenantId", "id"}) {
            if (item.name.isEmpty())
                item.name = jsonfields::text(value, key);
        }
        item.accountName = jsonfields::text(value, "accountName");
        if (item.accountName.isEmpty())
            item.accountName = jsonfields::text(value, "name");
        item.status = jsonfields::text(value, "serviceProvisioningStatus");
    }
    if (item.name.isEmpty())
        item.name = QString::fromUtf8(toCompactJson(value)).left(longestExcerpt);
    return item;
}

} // namespace numberdesk
