// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/jobrecord.h"

#include "storage/enumwords.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobText
{
    Q_DECLARE_TR_FUNCTIONS(JobRecord)
};

constexpr EnumWords<JobKind, 8> kindWords{{
    {JobKind::Import, QLatin1StringView("import")},
    {JobKind::Create, QLatin1StringView("create")},
    {JobKind::Update, QLatin1StringView("update")},
    {JobKind::Delete, QLatin1StringView("delete")},
    {JobKind::Move, QLatin1StringView("move")},
    {JobKind::Retry, QLatin1StringView("retry")},
    {JobKind::Undo, QLatin1StringView("undo")},
    {JobKind::Copy, QLatin1StringView("copy")},
}};

constexpr EnumWords<JobState, 5> stateWords{{
    {JobState::Running, QLatin1StringView("running")},
    {JobState::Paused, QLatin1StringView("paused")},
    {JobState::Interrupted, QLatin1StringView("interrupted")},
    {JobState::Done, QLatin1StringView("done")},
    {JobState::Cancelled, QLatin1StringView("cancelled")},
}};

/// The same for all spellings of one address.
QUrl addressOf(const QString &text)
{
    QUrl url = QUrl(text).adjusted(QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
    if (url.path() == "/"_L1)
        url.setPath({});
    return url;
}

} // namespace

QString toText(JobKind kind)
{
    return wordOf(kindWords, kind);
}

QString toText(JobState state)
{
    return wordOf(stateWords, state);
}

std::optional<JobKind> jobKindFrom(const QString &text)
{
    return valueOf(kindWords, text);
}

std::optional<JobState> jobStateFrom(const QString &text)
{
    return valueOf(stateWords, text);
}

QString whyElsewhere(const JobRecord &job, const JobPlace &place)
{
    const bool isKnown = job.place.connection.isEmpty() || !job.place.gateway.isEmpty();
    if (!isKnown || addressOf(job.place.gateway) == addressOf(place.gateway))
        return {};
    const QString words[] = {job.place.gateway, place.gateway};
    const QString local = JobText::tr("the local gateway");
    return JobText::tr("Job %1 changed numbers on %2; this connection leads to %3. Connect to %2 "
                       "again to go on with the job or to take it back.")
        .arg(job.id)
        .arg(words[0].isEmpty() ? local : words[0], words[1].isEmpty() ? local : words[1]);
}

} // namespace numberdesk
