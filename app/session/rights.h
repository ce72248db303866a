// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// What an action asks of the gateway: the roles ProvisioningAPI.Read, .Write and .Delete;
/// ProvisioningAPI.Admin allows all (Provisioning API user roles).
enum class Right : quint8 { Read, Write, Delete };

/// What the open connection lets this desk do: its read-only switch, and the roles in the token.
class Rights : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `connectionName` is for the sentence that forbids a change.
    void setReadOnly(bool readOnly, const QString &connectionName = {});
    /// The `roles` claim of the last token; unset: not signed in yet, or the token does not tell,
    /// which forbids nothing. A token that tells and has no role forbids everything.
    void setRoles(const std::optional<QStringList> &roles);

    /// Whether the connection's switch forbids every change.
    bool isReadOnly() const { return m_readOnly; }
    /// What the token tells; unset when it tells nothing.
    const std::optional<QStringList> &roles() const { return m_roles; }

    /// Why the right is not there, as a sentence with its remedy that names the missing role;
    /// empty: it is there.
    QString whyNot(Right right) const;
    /// Whether nothing speaks against it.
    bool has(Right right) const { return whyNot(right).isEmpty(); }

signals:
    /// Some right came or went.
    void changed();

private:
    bool m_readOnly = false;
    QString m_connectionName;
    std::optional<QStringList> m_roles;
};

} // namespace numberdesk
