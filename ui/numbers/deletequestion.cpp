// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/deletequestion.h"

#include "core/inventory/numberinventory.h"

#include <QCoreApplication>
#include <QSet>

namespace numberdesk {

namespace {

/// Beyond this the count is typed: one press too many is quickly done with all rows selected.
constexpr qsizetype mostWithoutTyping = 50;

struct DeleteQuestion
{
    Q_DECLARE_TR_FUNCTIONS(DeleteQuestion)
};

QSet<quint32> accountsOf(const QList<TelephoneNumber> &numbers, const NumberInventory &inventory)
{
    QSet<quint32> accounts;
    for (const TelephoneNumber number : numbers) {
        const NumberInventory::Row row = inventory.find(number);
        if (row >= 0)
            accounts.insert(inventory.accountId(row));
    }
    return accounts;
}

} // namespace

Question deleteQuestion(const QList<TelephoneNumber> &numbers, const NumberInventory &inventory,
                        const QString &connectionName)
{
    const auto count = static_cast<int>(numbers.size());
    const QSet<quint32> accounts = accountsOf(numbers, inventory);
    Question question;
    question.title = DeleteQuestion::tr("Delete numbers");
    if (accounts.size() == 1) {
        const QString account = inventory.texts().value(*accounts.cbegin());
        question.text =
            DeleteQuestion::tr("Delete %Ln number(s) of the account %1 on %2?", nullptr, count)
                .arg(account, connectionName);
    } else {
        question.text =
            DeleteQuestion::tr("Delete %Ln number(s) on %1?", nullptr, count).arg(connectionName);
    }
    if (numbers.size() == 1)
        question.text += u' ' + numbers.first().toString();
    question.explanation = DeleteQuestion::tr(
        "Calls to and from deleted numbers stop. Undo on the Jobs page can create "
        "them again.");
    if (accounts.size() > 1) {
        question.explanation =
            DeleteQuestion::tr("They belong to %Ln account(s). Calls to and from deleted numbers "
                               "stop. Undo on the Jobs page can create them again.",
                               nullptr, static_cast<int>(accounts.size()));
    }
    question.answers = {DeleteQuestion::tr("Delete %Ln number(s)", nullptr, count)};
    question.safeAnswer = DeleteQuestion::tr("Cancel");
    question.dangerous = true;
    if (numbers.size() > mostWithoutTyping)
        question.countToType = numbers.size();
    return question;
}

} // namespace numberdesk
