// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/sample/sampledata.h"

#include "localgateway/store/database.h"

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

bool isEmpty(Database &database)
{
    Statement row(database,
                  u"SELECT EXISTS (SELECT 1 FROM accounts) OR EXISTS (SELECT 1 FROM numbers)"
                  " OR EXISTS (SELECT 1 FROM requests_for_information)"_s);
    return row.next() && row.integer(0) == 0;
}

void insertSampleData(Database &, qint64, std::chrono::milliseconds) {}

} // namespace numberdesk::localgateway
