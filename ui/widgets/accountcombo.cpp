// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/accountcombo.h"

#include "session/gatewaydata.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace numberdesk {

void fillAccountCombo(QComboBox *box, const GatewayData &data, const QString &first)
{
    QStringList names;
    if (!first.isEmpty())
        names += first;
    for (const Account &account : data.accounts())
        names += account.name;
    bool same = names.size() == box->count();
    for (int i = 0; same && i < box->count(); ++i)
        same = box->itemText(i) == names.at(i);
    if (same)
        return;
    const QString chosen = box->currentText();
    {
        const QSignalBlocker quiet(box);
        box->clear();
        box->addItems(names);
        box->setCurrentIndex(static_cast<int>(chosen.isEmpty() ? -1 : names.indexOf(chosen)));
    }
    if (box->currentIndex() < 0 && !first.isEmpty())
        box->setCurrentIndex(0);
}

} // namespace numberdesk
