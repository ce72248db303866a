// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/number.h"
#include "net/base/job.h"
#include "provisioning/errors/apierror.h"

namespace numberdesk {

struct JobDesk;

/// Nothing once the gateway has what was asked, by whomever; else why it has not.
using SaveNumberJob = TypedJob<ApiResult<void>>;

/// Saves what a person has made of a number, as a job of one row: written down before it is sent,
/// and taken back like any other. Only the fields in which `wanted` differs from what was `seen`
/// are touched. Ends with PreconditionFailed, which names what has changed, when somebody else has
/// set the same field otherwise meanwhile, and with NotFound when the number is gone. The desk's
/// data takes in what was read and what the gateway has now.
///
/// What ends early is left as cancelled, since whoever saves is told and decides anew. Cancel lets
/// what is on the wire end, so that its fate is known.
SaveNumberJob *saveAsSeen(const JobDesk &desk, const Number &seen, const Number &wanted,
                          QObject *parent);

} // namespace numberdesk
