// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/mirrorquestion.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qsizetype mostAccountsNamed = 10;

struct MirrorQuestion
{
    Q_DECLARE_TR_FUNCTIONS(MirrorQuestion)
};

QString byAccount(const QList<AccountDeletions> &deletions)
{
    QStringList lines;
    for (const AccountDeletions &of :
         deletions.first(std::min(mostAccountsNamed, deletions.size())))
        lines +=
            MirrorQuestion::tr("%1: %2 of %3 numbers", "account, deletions, all")
                .arg(of.account, QLocale().toString(of.deletions), QLocale().toString(of.numbers));
    if (const auto more = static_cast<int>(deletions.size() - mostAccountsNamed); more > 0)
        lines += MirrorQuestion::tr("and %Ln more account(s)", nullptr, more);
    return lines.join(u'\n');
}

} // namespace

Question mirrorQuestion(const QList<AccountDeletions> &deletions)
{
    qint64 all = 0;
    for (const AccountDeletions &of : deletions)
        all += of.deletions;
    Question question;
    question.title = MirrorQuestion::tr("Delete numbers");
    question.text = MirrorQuestion::tr("Delete %Ln number(s) that the file does not have?", nullptr,
                                       static_cast<int>(all));
    question.explanation =
        MirrorQuestion::tr("%1\nThey go after everything else, and only where every other row of "
                           "the account was accepted. Undo puts them back.")
            .arg(byAccount(deletions));
    question.answers = {MirrorQuestion::tr("Upload and delete")};
    question.safeAnswer = MirrorQuestion::tr("Cancel");
    question.dangerous = true;
    const auto massive = std::find_if(deletions.cbegin(), deletions.cend(),
                                      [](const AccountDeletions &of) { return of.isMassive(); });
    if (massive != deletions.cend())
        question.textToType = massive->account;
    return question;
}

} // namespace numberdesk
