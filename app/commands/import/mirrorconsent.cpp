// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/import/mirrorconsent.h"

#include "transfer/planning/mirrorplan.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct MirrorConsentText
{
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

QString byAccount(const QList<AccountDeletions> &deletions)
{
    QStringList parts;
    for (const AccountDeletions &of : deletions) {
        parts += MirrorConsentText::tr("%1 of %2 of %3", "numbers, of all, account")
                     .arg(of.deletions)
                     .arg(of.numbers)
                     .arg(of.account);
    }
    return parts.isEmpty() ? MirrorConsentText::tr("no number") : parts.join(u", "_s);
}

ImportError refusal(const ImportPlan &plan, const QString &message)
{
    ImportError error{ImportError::Kind::Unreadable, plan.errors, message, {}};
    if (error.issues.isEmpty()) {
        RowIssue issue;
        issue.file = plan.tables.isEmpty() ? QString() : plan.tables.first().fileName;
        issue.message = message;
        error.issues.append(issue);
    }
    return error;
}

} // namespace

void addMirrorOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"yes"_s, MirrorConsentText::tr("mirror: delete without a question.")},
        {u"allow-deleting"_s,
         MirrorConsentText::tr("mirror: exactly so many deletions are meant, though they are more "
                               "than half of an account."),
         u"N"_s},
    });
}

Result<MirrorConsent, UsageProblem> readMirrorConsent(const QCommandLineParser &parser,
                                                      const ImportOptions &options)
{
    MirrorConsent consent;
    consent.isAsked = !parser.isSet(u"dry-run"_s);
    consent.yes = parser.isSet(u"yes"_s);
    if (parser.isSet(u"allow-deleting"_s)) {
        if (options.mode != ImportMode::Mirror)
            return usageError(MirrorConsentText::tr("--allow-deleting goes with --mode mirror."));
        const Result<int, UsageProblem> count = readCount(parser, u"allow-deleting"_s);
        if (!count)
            return Failure<UsageProblem>(count.error());
        consent.allowDeleting = *count;
    }
    return consent;
}

std::optional<ImportError> mirrorRefusal(const ImportPlan &plan, const MirrorConsent &consent)
{
    if (plan.options.mode != ImportMode::Mirror)
        return {};
    if (!plan.refusals.isEmpty())
        return refusal(plan, plan.refusals.join(u' '));
    const QList<AccountDeletions> deletions = mirrorDeletions(plan);
    const qint64 all =
        std::accumulate(deletions.cbegin(), deletions.cend(), qint64(0),
                        [](qint64 sum, const AccountDeletions &of) { return sum + of.deletions; });
    const bool isMassive = std::any_of(deletions.cbegin(), deletions.cend(),
                                       [](const AccountDeletions &of) { return of.isMassive(); });
    if (isMassive && consent.allowDeleting != all) {
        return refusal(plan, MirrorConsentText::tr("It would delete more than half of an account: "
                                                   "%1. If that is meant, give "
                                                   "--allow-deleting %2.")
                                 .arg(byAccount(deletions))
                                 .arg(all));
    }
    if (!consent.isAsked || consent.yes)
        return {};
    return ImportError{ImportError::Kind::Usage,
                       {},
                       MirrorConsentText::tr("It deletes %1. Give --yes to do so, or --dry-run to "
                                             "see each number.")
                           .arg(byAccount(deletions)),
                       {}};
}

} // namespace numberdesk
