// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/listwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace numberdesk {

namespace {

/// More names than this hide what matters.
constexpr qsizetype mostNames = 20;

struct ListWords
{
    Q_DECLARE_TR_FUNCTIONS(ListWords)
};

int plural(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QString unreadableText(ListKind kind, int count)
{
    switch (kind) {
    case ListKind::Accounts:
        return ListWords::tr("%n account(s) of the gateway could not be read", nullptr, count);
    case ListKind::Numbers:
        return ListWords::tr("%n number(s) of the gateway could not be read", nullptr, count);
    case ListKind::Requests:
        return ListWords::tr("%n request(s) for information could not be read", nullptr, count);
    case ListKind::Addresses:
        break;
    }
    return ListWords::tr("%n address(es) of the gateway could not be read", nullptr, count);
}

QString namesOf(const QList<UnreadableItem> &items)
{
    QStringList names;
    for (qsizetype i = 0; i < items.size() && i < mostNames; ++i)
        names.append(items.at(i).name);
    if (items.size() > mostNames)
        names.append(ListWords::tr("…", "more names than are shown"));
    return names.join(QStringLiteral(", "));
}

} // namespace

QStringList listDoubts(ListKind kind, const ListProgress &progress)
{
    QStringList doubts;
    if (!progress.unreadable.isEmpty()) {
        doubts.append(ListWords::tr("%1: %2.", "how many could not be read, their names")
                          .arg(unreadableText(kind, plural(progress.unreadable.size())),
                               namesOf(progress.unreadable)));
    }
    if (!progress.isComplete()) {
        doubts.append(ListWords::tr("The gateway counts %1 entries in this list, but gave %2.")
                          .arg(*progress.total)
                          .arg(progress.received));
    }
    return doubts;
}

} // namespace numberdesk
