// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/numberfilters.h"

namespace numberdesk {

using namespace Qt::StringLiterals;

QString filterOnNumbers(const QList<TelephoneNumber> &numbers)
{
    QStringList terms;
    terms.reserve(numbers.size());
    for (const TelephoneNumber number : numbers)
        terms.append(u"telephoneNumber eq '"_s + number.toString() + u'\'');
    return terms.join(u" or "_s);
}

QString filterOnPending()
{
    return u"serviceProvisioningStatus eq 'pending'"_s;
}

bool isFilterRefusal(const ApiError &error)
{
    return error.httpStatus == 400 && !error.code.contains("ApiVersion"_L1);
}

} // namespace numberdesk
