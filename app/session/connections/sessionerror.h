// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// Why a session could not open.
struct SessionError
{
    /// What has to be mended before it can.
    enum class Kind : quint8 { DataDirectory, DatabaseHeld, DatabaseUnusable, PortTaken };
    Kind kind = Kind::DataDirectory;
    QString message; ///< what happened and what to do, translated
};

} // namespace numberdesk
