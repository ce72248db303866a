// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connections/connection.h"
#include "storage/datadirectory.h"

#include <QStringList>

namespace numberdesk {

/// What a window is opened with.
struct WindowStart
{
    Connection connection;
    DataDirectory directory;
    QStringList files;             ///< to be opened as an import plan
    QString connectionName;        ///< of a named connection, instead of `connection`; else empty
    ConnectionOverrides overrides; ///< for the named one
};

/// False where Qt would abort: no X or Wayland display is named, and no other platform either.
bool canOpenWindow();

/// Runs the window until it is closed; gives the exit code. When a window on the same data
/// directory and gateway is open already, hands it the files and ends at once.
int runWindow(int &argc, char **argv, const WindowStart &start);

} // namespace numberdesk
