// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/syncbox.h"

#include "core/fields/accountfields.h"
#include "widgets/look/words.h"

namespace numberdesk {

namespace {

bool syncs(const Account &account, Service service)
{
    return account.services[service] && account.services[service]->syncEnabled;
}

/// Whether the box is of that service of an account.
bool followsBackend(const Account &account, Service service)
{
    return has(service, &ServiceInfo::followsBackend) && account.isEnabled(service);
}

} // namespace

SyncBox::SyncBox(QWidget *parent) : QCheckBox(tr("S&ync with backend service"), parent) {}

void SyncBox::setAccount(const Account &account)
{
    m_shown = account;
    bool someSync = false;
    bool someDoNot = false;
    for (const Service service : allServices) {
        if (!followsBackend(account, service))
            continue;
        someSync = someSync || syncs(account, service);
        someDoNot = someDoNot || !syncs(account, service);
    }
    setTristate(someSync && someDoNot);
    if (isTristate())
        setCheckState(Qt::PartiallyChecked);
    else
        setChecked(someSync);
}

void SyncBox::setUseful(bool useful)
{
    setEnabled(useful);
    QString words = tr("New and changed numbers go to the Microsoft Teams backend by themselves.");
    if (!useful)
        words = tr("Only for Operator Connect and Teams Phone Mobile: enable one of them first.");
    else if (isTristate())
        words = tr("Operator Connect and Teams Phone Mobile differ; partly checked leaves both as "
                   "they are.");
    explain(this, words);
}

void SyncBox::addTo(Edits<Account> &edits) const
{
    if (checkState() == Qt::PartiallyChecked)
        return;
    const Account account = applied(m_shown, edits);
    for (const Service service : allServices) {
        if (followsBackend(account, service) && syncs(account, service) != isChecked())
            edits.set(columnOf<Account, &AccountService::syncEnabled>(service),
                      std::optional(isChecked()));
    }
}

} // namespace numberdesk
