// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/scriptedserver.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <functional>

namespace numberdesk {

// Requests and replies of the Provisioning API, as scripts read and write them.

/// A batch of numbers to be created or updated.
bool isBatch(const ScriptedRequest &request);
/// A GET of numbers, one or a list.
bool readsNumbers(const ScriptedRequest &request);
/// The account of a path `/accounts/NAME…`.
QString accountOf(const ScriptedRequest &request);
/// A parameter of the query, decoded; empty when there is none.
QString parameterOf(const ScriptedRequest &request, const QString &name);
/// The same request with another value of a parameter; null takes the parameter away.
ScriptedRequest withParameter(ScriptedRequest request, const QString &name, const QString &value);

nlohmann::json bodyOf(const ScriptedRequest &request);
nlohmann::json bodyOf(const ScriptedReply &reply);
/// The telephone numbers of a batch.
QStringList numbersOf(const ScriptedRequest &request);

ScriptedReply replyOf(const nlohmann::json &body, int status = 200);
/// A web page, as networks that want a sign-in give it.
ScriptedReply htmlReply(const QByteArray &html, int status = 200);
/// An error in the shape of the API.
ScriptedReply errorReply(int status, const char *code, const std::string &target = {},
                         const nlohmann::json &details = nlohmann::json::array());
/// @p reply with its body changed.
ScriptedReply changed(ScriptedReply reply, const std::function<void(nlohmann::json &body)> &change);

} // namespace numberdesk
