// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QCommandLineParser;

namespace numberdesk {

/// The value of an option that is an ID or the like: white space around it is dropped, which is
/// said on standard error.
QString idOption(const QCommandLineParser &parser, const QString &name);

/// Says so where white space around a secret in the environment is dropped; see
/// environmentSecret().
void tellBlanksInEnvironment();

} // namespace numberdesk
