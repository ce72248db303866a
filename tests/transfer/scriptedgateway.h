// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <optional>

class QTcpSocket;

namespace numberdesk {

/// One request as a ScriptedGateway got it.
struct ScriptedRequest
{
    QByteArray method;
    QByteArray path; ///< decoded, without query
    nlohmann::json body;
    QUrlQuery query;
    QByteArray ifMatch;
    QByteArray ifNoneMatch;

    bool isBatch() const { return path.endsWith(":createOrUpdateNumbers"); }
    /// The account of a path `/accounts/NAME…`.
    std::string account() const;
    /// The telephone numbers of a batch.
    QStringList numbers() const;
};

/// What a ScriptedGateway answers; status 0 = it closes the connection.
struct ScriptedReply
{
    int status = 200;
    nlohmann::json body;
    QByteArray headers; ///< further lines, each ended by CR LF
    QByteArray raw;     ///< a body that is no JSON, in place of `body`
};

/// A Provisioning API on a real socket that a test bends at will: it keeps accounts and numbers
/// well enough for an import, unless the script answers instead.
class ScriptedGateway : public QObject
{
    Q_OBJECT

public:
    using Script = std::function<std::optional<ScriptedReply>(const ScriptedRequest &request)>;

    ScriptedGateway();

    QUrl url() const;
    void addAccount(const std::string &name, const QStringList &services);
    void setScript(Script script) { m_script = std::move(script); }

    const QList<ScriptedRequest> &requests() const { return m_requests; }
    /// The sizes of the batches that came, in order.
    QList<qsizetype> batchSizes() const;
    const std::map<std::string, nlohmann::json> &numbers() const { return m_numbers; }
    /// What the gateway has of a number, to be changed at will: another desk.
    nlohmann::json &number(const QString &telephoneNumber)
    {
        return m_numbers[telephoneNumber.toStdString()];
    }
    void removeNumber(const QString &number) { m_numbers.erase(number.toStdString()); }
    /// `count` numbers on one account, with Zoom and a header of their own.
    void addNumbers(const std::string &account, quint64 first, int count);
    /// Requests for lists and single numbers that came so far.
    qsizetype readings() const;
    QStringList filters() const; ///< those that came, in order

    qsizetype pageSize = 0;   ///< 0 = lists come whole
    bool counts = false;      ///< answers countRecords
    bool filtersWork = false; ///< else every filter is ignored

    /// An error reply in the shape of the API.
    static ScriptedReply error(int status, const char *code, const std::string &target = {},
                               const nlohmann::json &details = nlohmann::json::array());

signals:
    void requested();

private:
    void receive(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const ScriptedRequest &request);
    ScriptedReply reply(const ScriptedRequest &request);
    ScriptedReply writeBatch(const ScriptedRequest &request);
    ScriptedReply list(const std::string &account, const ScriptedRequest &request) const;
    ScriptedReply single(const ScriptedRequest &request);

    QTcpServer m_server;
    Script m_script;
    QList<ScriptedRequest> m_requests;
    std::map<std::string, nlohmann::json> m_accounts;
    std::map<std::string, nlohmann::json> m_numbers;
};

} // namespace numberdesk
