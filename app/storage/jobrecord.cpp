// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/jobrecord.h"

#include <array>
#include <utility>

namespace numberdesk {

namespace {

template <typename T>
using Word = std::pair<T, QLatin1StringView>;

constexpr std::array kindWords{
    Word<JobKind>{JobKind::Import, QLatin1StringView("import")},
    Word<JobKind>{JobKind::Create, QLatin1StringView("create")},
    Word<JobKind>{JobKind::Update, QLatin1StringView("update")},
    Word<JobKind>{JobKind::Delete, QLatin1StringView("delete")},
    Word<JobKind>{JobKind::Move, QLatin1StringView("move")},
    Word<JobKind>{JobKind::Retry, QLatin1StringView("retry")},
    Word<JobKind>{JobKind::Undo, QLatin1StringView("undo")},
    Word<JobKind>{JobKind::Copy, QLatin1StringView("copy")},
};

constexpr std::array stateWords{
    Word<JobState>{JobState::Running, QLatin1StringView("running")},
    Word<JobState>{JobState::Paused, QLatin1StringView("paused")},
    Word<JobState>{JobState::Interrupted, QLatin1StringView("interrupted")},
    Word<JobState>{JobState::Done, QLatin1StringView("done")},
    Word<JobState>{JobState::Cancelled, QLatin1StringView("cancelled")},
};

template <typename Words, typename T>
QString wordOf(const Words &words, T value)
{
    for (const auto &[known, word] : words) {
        if (known == value)
            return word;
    }
    return {};
}

template <typename T, std::size_t N>
std::optional<T> valueOf(const std::array<Word<T>, N> &words, const QString &text)
{
    for (const auto &[value, word] : words) {
        if (word == text)
            return value;
    }
    return {};
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

bool canGoOn(JobState state)
{
    return state != JobState::Running && state != JobState::Done;
}

} // namespace numberdesk
