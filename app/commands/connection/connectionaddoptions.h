// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/commonoptions.h"
#include "storage/connectionprofile.h"

#include <optional>

namespace numberdesk {

/// What the command line of `connection add` asks for.
struct AddRequest
{
    ConnectionProfile profile;
    std::optional<SecretPlace> place; ///< unset: the best there is
    bool replace = false;
};

/// The options of `connection add`, those of the profile's fields among them.
void addConnectionAddOptions(QCommandLineParser &parser);

/// Reads them after a successful parse; the name is the second argument. Ends with the first fault:
/// of usage, or of a file that is named.
Result<AddRequest, UsageProblem> readAddRequest(const QCommandLineParser &parser);

} // namespace numberdesk
