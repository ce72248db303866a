// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"

#include <functional>

namespace numberdesk {

/// What the edit of one resource begins with: it is read afresh, shown by GatewayData, and kept
/// with its ETag, so that the edit takes effect only on what was read. Made by GatewayChanges,
/// which also saves it.
template <typename T>
class Edit
{
public:
    /// Starts a reading of the resource.
    using Reading = std::function<ApiJob<Tagged<T>> *()>;

    /// `service` and `data` must outlive the edit.
    Edit(ProvisioningService &service, GatewayData &data, Reading reading)
        : m_service(&service), m_data(&data), m_reading(std::move(reading))
    {}

    /// Reads the resource, for the first time or anew; seen() is then what was read, and stays as
    /// it was when that fails. Calls `done(const ApiResult<Tagged<T>> &)` at the end. The edit
    /// lives in `context`: once that is gone nothing is kept or called any more.
    template <typename Done>
    void read(QObject *context, Done done)
    {
        const Moment asked = m_service->nextMoment();
        m_reading()->then(context, [this, asked, done](const ApiResult<Tagged<T>> &result) {
            if (result) {
                m_seen = *result;
                m_data->apply({result->resource}, asked);
            }
            done(result);
        });
    }

    /// What was read last; empty before.
    const Tagged<T> &seen() const { return m_seen; }

private:
    ProvisioningService *m_service;
    GatewayData *m_data;
    Reading m_reading;
    Tagged<T> m_seen;
};

} // namespace numberdesk
