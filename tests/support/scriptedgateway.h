// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/apirequests.h"
#include "support/otherdesk.h"
#include "support/unknownfields.h"

#include <functional>
#include <optional>

namespace numberdesk {

/// A local gateway behind a server that passes on what comes, unless a script answers in its place:
/// for what the contract forbids, and for what no real gateway can be brought to do.
class ScriptedGateway
{
public:
    using Script = std::function<std::optional<ScriptedReply>(const ScriptedRequest &request)>;

    explicit ScriptedGateway(localgateway::Options options = LiveGateway::plainOptions());

    QUrl url() const { return m_server.url(); }
    /// Is asked before the gateway: what it gives is the answer, nothing leaves it to the gateway.
    void setScript(Script script) { m_script = std::move(script); }
    /// What the gateway answers, for scripts that change the request before or the reply after.
    ScriptedReply pass(const ScriptedRequest &request);

    ScriptedServer &server() { return m_server; }
    const QList<ScriptedRequest> &requests() const { return m_server.requests(); }
    /// The sizes of the batches that came, in order.
    QList<qsizetype> batchSizes() const;
    /// Requests for lists and single numbers that came so far.
    qsizetype readings() const;

    bool ignoresFilters = false;
    bool withholdsCounts = false;
    int longestPage = 0; ///< 0: as long as the gateway's own

    UnknownFields unknownFields; ///< that the numbers have beside those of the contract

private:
    ScriptedReply answer(const ScriptedRequest &request);
    ScriptedRequest asPassedOn(ScriptedRequest request) const;

    ScriptedServer m_server;
    Script m_script;

public:
    LiveGateway live;       ///< what the requests are passed on to
    OtherDesk others{live}; ///< whoever else changes things there
};

} // namespace numberdesk
