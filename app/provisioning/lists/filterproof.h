// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

namespace numberdesk {

/// Finds out whether the gateway's filters may be believed, once a session: the contract leaves
/// their grammar open, and a gateway that ignores a filter, or honours its first term only, makes
/// existing numbers look absent. Two numbers of `known`, far apart, and one that no list can hold
/// go into one filter; exactly the two must come back, with no next page. With fewer than two there
/// are no filters in this session.
///
/// Gives what filterTrust() says from then on: true when filters may be used. An error only when
/// no answer could be had, which proves nothing.
ApiJob<bool> *proveFilters(ProvisioningService &service, const QList<TelephoneNumber> &known,
                           Priority priority);

/// The same on a list page of the whole gateway that is asked for first, unless filters are proven
/// or disproved already.
ApiJob<bool> *proveFilters(ProvisioningService &service, Priority priority);

/// True when a page can be the answer to a filter on `asked`: no item that was not asked for, none
/// twice, no more than there are terms, and no next page where every term was found. `before` holds
/// what earlier pages of the same answer gave.
bool answersFilter(const QList<TelephoneNumber> &asked, const QList<TelephoneNumber> &before,
                   const Page<Number> &page);

} // namespace numberdesk
