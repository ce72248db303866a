// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// An error in words for people, translated: one or two sentences each.
struct ErrorWords
{
    QString what;   ///< what happened
    QString remedy; ///< what to do about it

    bool operator==(const ErrorWords &) const = default;
};

} // namespace numberdesk
