// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/importjob.h"

#include "transfer/sending/importrunner.h"

namespace numberdesk {

ImportJob *runImport(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                     const SendOptions &options)
{
    return new ImportRunner(service, std::move(plan), options);
}

} // namespace numberdesk
