// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/accountcombo.h"

#include "core/showntext.h"
#include "session/gatewaydata.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <utility>

namespace numberdesk {

void fillAccountCombo(QComboBox *box, const GatewayData &data, const QString &first)
{
    QStringList names;
    if (!first.isEmpty())
        names += QString();
    for (const Account &account : data.accounts())
        names += account.name;
    bool same = names.size() == box->count();
    for (int i = 0; same && i < box->count(); ++i)
        same = box->itemData(i).toString() == names.at(i);
    if (same)
        return;
    const bool hadChoice = box->currentIndex() >= 0;
    const QString chosen = chosenAccount(box);
    {
        const QSignalBlocker quiet(box);
        box->clear();
        for (const QString &name : std::as_const(names))
            box->addItem(name.isEmpty() ? first : shownText(name), name);
        box->setCurrentIndex(hadChoice ? static_cast<int>(names.indexOf(chosen)) : -1);
    }
    if (box->currentIndex() < 0 && !first.isEmpty())
        box->setCurrentIndex(0);
}

QString chosenAccount(const QComboBox *box)
{
    return box->currentData().toString();
}

void chooseAccount(QComboBox *box, const QString &name)
{
    const int row = box->findData(name, Qt::UserRole, Qt::MatchExactly | Qt::MatchCaseSensitive);
    if (row >= 0)
        box->setCurrentIndex(row);
}

} // namespace numberdesk
