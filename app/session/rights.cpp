// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rights.h"

#include "provisioning/errors/roles.h"

namespace numberdesk {

namespace {

QString roleOf(Right right)
{
    switch (right) {
    case Right::Write:
        return roles::write;
    case Right::Delete:
        return roles::remove;
    case Right::Read:
        break;
    }
    return roles::read;
}

} // namespace

void Rights::setReadOnly(bool readOnly, const QString &connectionName)
{
    if (m_readOnly == readOnly && m_connectionName == connectionName)
        return;
    m_readOnly = readOnly;
    m_connectionName = connectionName;
    emit changed();
}

void Rights::setRoles(const std::optional<QStringList> &roles)
{
    if (m_roles == roles)
        return;
    m_roles = roles;
    emit changed();
}

QString Rights::whyNot(Right right) const
{
    if (m_readOnly && right != Right::Read) {
        const QString remedy =
            tr("Switch read-only off in its settings, or use another connection.");
        if (m_connectionName.isEmpty())
            return tr("This connection is read-only. %1", "the remedy follows").arg(remedy);
        return tr("The connection %1 is read-only. %2", "the remedy follows")
            .arg(m_connectionName, remedy);
    }
    const QString role = roleOf(right);
    if (!m_roles || m_roles->contains(role) || m_roles->contains(roles::admin))
        return {};
    return tr("This sign-in lacks the role %1. Ask an administrator to grant it.").arg(role);
}

} // namespace numberdesk
