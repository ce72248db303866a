// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/switchoffquestion.h"

#include "session/gatewaydata.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

namespace {

struct SwitchOffQuestion
{
    Q_DECLARE_TR_FUNCTIONS(SwitchOffQuestion)
};

/// The numbers of an account that use any of some services, as far as it is known.
struct UseCount
{
    PerService<std::optional<qint64>> perService;
    qint64 numbers = 0;  ///< each counted once; at least so many when it is not exact
    bool isExact = true; ///< `numbers` is neither too low nor unknown in part
};

ServiceSet switchedOff(const Account &before, const Account &after)
{
    ServiceSet off;
    for (const Service service : allServices) {
        if (before.isEnabled(service) && !after.isEnabled(service))
            off.insert(service);
    }
    return off;
}

bool isRead(const GatewayData &data, const QString &accountName)
{
    return !data.numbersState(accountName).loadedAt.isNull() ||
           !data.numbersState({}).loadedAt.isNull();
}

/// What this window has read of the account's numbers.
UseCount readCount(ServiceSet off, const QString &accountName, const NumberInventory &inventory)
{
    UseCount count;
    const QList<TelephoneNumber> numbers = inventory.numbersOf(accountName);
    for (const TelephoneNumber number : numbers) {
        const ServiceSet used = enabledServices(inventory.services(inventory.find(number)));
        bool uses = false;
        for (const Service service : allServices) {
            if (!off.contains(service) || !used.contains(service))
                continue;
            uses = true;
            count.perService[service] = count.perService[service].value_or(0) + 1;
        }
        count.numbers += uses ? 1 : 0;
    }
    return count;
}

/// The account's own counts are newer, but count a number once for each service.
UseCount useCount(ServiceSet off, const Account &account, const GatewayData &data)
{
    const bool read = isRead(data, account.name);
    UseCount count = read ? readCount(off, account.name, data.numbers()) : UseCount();
    int services = 0;
    qint64 most = 0;
    for (const Service service : allServices) {
        if (!off.contains(service))
            continue;
        std::optional<qint64> &known = count.perService[service];
        if (account.services[service] && account.services[service]->numberCount)
            known = account.services[service]->numberCount;
        else if (read)
            known = known.value_or(0);
        services += known.value_or(1) > 0 ? 1 : 0;
        most = std::max(most, known.value_or(0));
        count.isExact = count.isExact && known.has_value();
    }
    count.isExact = count.isExact && (read || services < 2);
    count.numbers = std::max(count.numbers, most);
    return count;
}

QString explanation(ServiceSet off, const UseCount &count)
{
    QStringList lines;
    for (const Service service : allServices) {
        if (!off.contains(service) || count.perService[service] == 0)
            continue;
        const std::optional<qint64> &known = count.perService[service];
        lines += known ? SwitchOffQuestion::tr("%Ln number(s) use %1: their calls over it stop.",
                                               nullptr, static_cast<int>(*known))
                             .arg(displayName(service))
                       : SwitchOffQuestion::tr("The gateway does not say how many numbers use %1: "
                                               "their calls over it stop.")
                             .arg(displayName(service));
    }
    return lines.join(u'\n');
}

QString verb(const UseCount &count)
{
    const auto numbers = static_cast<int>(count.numbers);
    if (numbers == 0)
        return SwitchOffQuestion::tr("Switch off");
    return count.isExact
               ? SwitchOffQuestion::tr("Switch off %Ln number(s)", nullptr, numbers)
               : SwitchOffQuestion::tr("Switch off %Ln number(s) or more", nullptr, numbers);
}

} // namespace

std::optional<Question> switchOffQuestion(const Account &before, const Account &after,
                                          const GatewayData &data, const QString &connectionName)
{
    const ServiceSet off = switchedOff(before, after);
    const UseCount count = useCount(off, before, data);
    if (off.isEmpty() || (count.numbers == 0 && count.isExact))
        return std::nullopt;
    QStringList names;
    for (const Service service : allServices) {
        if (off.contains(service))
            names += displayName(service);
    }
    Question question;
    question.title = SwitchOffQuestion::tr("Switch services off");
    question.text = SwitchOffQuestion::tr("Switch off %1 on the account %2 of %3?")
                        .arg(names.join(QStringLiteral(", ")), before.name, connectionName);
    question.explanation = explanation(off, count);
    question.answers = {verb(count)};
    question.safeAnswer = SwitchOffQuestion::tr("Cancel");
    question.dangerous = true;
    return question;
}

} // namespace numberdesk
