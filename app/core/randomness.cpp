// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/randomness.h"

#include <QRandomGenerator>

#include <utility>

namespace numberdesk {

namespace {

/// Ids and jitter are asked for by free functions deep inside; to hand a source down to each of
/// them would touch every class on the way. Of one thread, so that no other one can disturb a
/// replay.
constinit thread_local ChanceFrom::Source *chanceSource = nullptr;

quint64 randomBits()
{
    return (*chanceSource)();
}

} // namespace

QUuid randomId()
{
    if (!chanceSource)
        return QUuid::createUuid();
    constexpr unsigned version = 0x4000; // RFC 9562 section 5.4
    constexpr unsigned versionRest = 0x0fff;
    constexpr unsigned variant = 0x80; // section 4.1
    constexpr unsigned variantRest = 0x3f;
    constexpr int byte = 8;
    const quint64 high = randomBits();
    const quint64 low = randomBits();
    const auto lowByte = [low](int index) { return static_cast<uchar>(low >> (index * byte)); };
    return {static_cast<uint>(high >> (4 * byte)),
            static_cast<ushort>(high >> (2 * byte)),
            static_cast<ushort>((high & versionRest) | version),
            static_cast<uchar>((lowByte(7) & variantRest) | variant),
            lowByte(6),
            lowByte(5),
            lowByte(4),
            lowByte(3),
            lowByte(2),
            lowByte(1),
            lowByte(0)};
}

double randomFraction()
{
    if (!chanceSource)
        return QRandomGenerator::global()->generateDouble();
    constexpr int mantissa = 53;
    return static_cast<double>(randomBits() >> (64 - mantissa)) /
           static_cast<double>(quint64(1) << mantissa);
}

ChanceFrom::ChanceFrom(Source source)
    : m_source(std::move(source)), m_before(std::exchange(chanceSource, &m_source))
{}

ChanceFrom::~ChanceFrom()
{
    chanceSource = m_before;
}

} // namespace numberdesk
