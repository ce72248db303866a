// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/serviceoption.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

Result<ServiceSet, UsageProblem> readServices(const QString &value)
{
    ServiceSet services;
    const QStringList words = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const std::optional<Service> service = serviceFromCommandWord(word.trimmed());
        if (!service) {
            return Failure<UsageProblem>(
                {QCoreApplication::translate("ServiceOption", "--service takes %1, not \"%2\".")
                     .arg(serviceWords(), word.trimmed())});
        }
        services.insert(*service);
    }
    if (services.isEmpty()) {
        return Failure<UsageProblem>(
            {QCoreApplication::translate("ServiceOption", "--service needs one or more of %1.")
                 .arg(serviceWords())});
    }
    return services;
}

QString serviceWords()
{
    QStringList words;
    for (const Service service : allServices)
        words += commandWord(service);
    return words.join(", "_L1);
}

} // namespace numberdesk
