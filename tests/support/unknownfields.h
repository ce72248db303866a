// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/scriptedserver.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace numberdesk {

/// What a newer gateway has of numbers beside the fields of the contract. The local gateway refuses
/// such fields: they are taken out of what is written and put into what is read.
class UnknownFields
{
public:
    using Numbers = std::map<std::string, nlohmann::json>; ///< an object of fields for each

    bool isEmpty() const { return m_numbers.empty(); }
    void set(const QString &telephoneNumber, const std::string &key, const nlohmann::json &value);
    /// The value that a number has now; null when a write left it out.
    nlohmann::json value(const QString &telephoneNumber, const std::string &key) const;

    /// Takes the fields out of a request.
    Numbers takenFrom(ScriptedRequest &request) const;
    /// A write was carried out with these fields: it replaces what was there.
    void replaceBy(const Numbers &written);
    /// Puts the fields into a reply.
    void addTo(ScriptedReply &reply) const;

private:
    Numbers m_numbers;
};

} // namespace numberdesk
