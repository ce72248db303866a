// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/moment.h"

#include <QHash>

namespace numberdesk {

/// The one rule of what may be shown: for each resource of a kind, named by `Key`, when the newest
/// answer that told of it was asked for. It keeps what is gone too, since an older answer may still
/// bring it.
template <typename Key>
class NewestAnswers
{
public:
    /// True when the answer that was asked for at `asked` may show `key`, or show it gone, since
    /// none that was asked for later has told of it; the answer then is the newest one.
    bool admit(const Key &key, Moment asked)
    {
        Moment &newest = m_askedAt[key];
        if (asked < newest)
            return false;
        newest = asked;
        return true;
    }

    /// When the newest answer that told of `key` was asked for; Moment{} when none did.
    Moment askedAt(const Key &key) const { return m_askedAt.value(key); }

private:
    QHash<Key, Moment> m_askedAt;
};

} // namespace numberdesk
