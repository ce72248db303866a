// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/errors/fieldchange.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct FieldChangeWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldChange)
};

QString shown(const QString &value)
{
    return value.isEmpty() ? u"\"\""_s : value;
}

} // namespace

QString inWords(const QList<FieldChange> &changes)
{
    QStringList fields;
    for (const FieldChange &change : changes) {
        fields.append(FieldChangeWords::tr("%1 was %2, is %3", "field, old value, new value")
                          .arg(change.field, shown(change.before), shown(change.after)));
    }
    return fields.join("; "_L1);
}

QString changedMeanwhile(const QList<FieldChange> &changes)
{
    return FieldChangeWords::tr("changed meanwhile: %1").arg(inWords(changes));
}

} // namespace numberdesk
