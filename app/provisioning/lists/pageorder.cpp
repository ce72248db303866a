// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/pageorder.h"

#include <algorithm>

namespace numberdesk {

bool pageCovers(const QList<Number> &page, TelephoneNumber number)
{
    if (page.size() < 2)
        return false;
    const auto inOrder = [&page](auto key) {
        return std::is_sorted(page.begin(), page.end(), [&](const Number &a, const Number &b) {
            return key(a.telephoneNumber) < key(b.telephoneNumber);
        });
    };
    const auto text = [](TelephoneNumber n) { return n.toString(); };
    const auto value = [](TelephoneNumber n) { return n.digits(); };
    const TelephoneNumber last = page.last().telephoneNumber;
    const bool byText = inOrder(text);
    const bool byValue = inOrder(value);
    if (!byText && !byValue)
        return false;
    return (!byText || text(number) <= text(last)) && (!byValue || number <= last);
}

} // namespace numberdesk
