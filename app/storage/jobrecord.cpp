// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/jobrecord.h"

#include "storage/enumwords.h"

namespace numberdesk {

namespace {

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

bool canGoOn(JobState state)
{
    return state != JobState::Running && state != JobState::Done;
}

} // namespace numberdesk
