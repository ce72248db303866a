// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/plandata.h"

#include "core/numbering/wirereader.h"

#include <array>

// The library's data, a PhoneMetadataCollection. It exports these two functions without a public
// header; where a library does not, they are null here.
namespace i18n::phonenumbers {
[[gnu::weak]] int metadata_size();
[[gnu::weak]] const void *metadata_get();
} // namespace i18n::phonenumbers

namespace numberdesk {

namespace {

/// Field numbers of phonemetadata.proto, which never change.
namespace collectionfield {
constexpr quint32 metadata = 1;
}
namespace regionfield {
constexpr quint32 all = 1;
constexpr quint32 mobile = 3;
constexpr quint32 id = 9;
constexpr quint32 countryCode = 10;
constexpr quint32 trunkPrefix = 15;
constexpr quint32 trunkRule = 16;
constexpr quint32 mobileLikeFixedLine = 18;
constexpr quint32 leadingDigits = 23;
/// Fixed line, toll-free, premium rate, shared cost, personal, VoIP, pager, universal access,
/// voice mail. Others, such as emergency numbers, are no valid numbers to the library.
constexpr std::array<quint32, 9> kinds{2, 4, 5, 6, 7, 8, 21, 25, 28};
} // namespace regionfield
namespace numbersfield {
constexpr quint32 pattern = 2;
constexpr quint32 length = 9;
constexpr quint32 localLength = 10;
} // namespace numbersfield

std::string_view libraryData()
{
    // volatile, since where the library is linked g++ may believe that they are never null.
    int (*volatile size)() = &i18n::phonenumbers::metadata_size;
    const void *(*volatile data)() = &i18n::phonenumbers::metadata_get;
    if (size == nullptr || data == nullptr)
        return {};
    return {static_cast<const char *>(data()), static_cast<std::size_t>(size())};
}

/// One length, or a packed list; -1 of a kind that has no numbers is no length.
bool readLengths(const WireReader::Field &field, NumberLengths &lengths)
{
    if (field.bytes.empty()) {
        lengths |= onlyLength(field.number);
        return true;
    }
    WireReader reader(field.bytes);
    while (const auto number = reader.nextNumber())
        lengths |= onlyLength(*number);
    return reader.atEnd();
}

bool readNumbers(std::string_view message, PlanNumbers &numbers)
{
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->id == numbersfield::pattern) {
            numbers.pattern = field->bytes;
        } else if (field->id == numbersfield::length) {
            numbers.hasLengths = true;
            if (!readLengths(*field, numbers.lengths))
                return false;
        } else if (field->id == numbersfield::localLength) {
            if (!readLengths(*field, numbers.localLengths))
                return false;
        }
    }
    return reader.atEnd();
}

/// Reads a field that describes numbers, and nothing of others.
bool readKind(const WireReader::Field &field, PlanRegion &region, PlanNumbers &mobile)
{
    if (field.id == regionfield::all)
        return readNumbers(field.bytes, region.all);
    if (field.id == regionfield::mobile)
        return readNumbers(field.bytes, mobile);
    for (const quint32 kind : regionfield::kinds) {
        if (field.id == kind)
            return readNumbers(field.bytes, region.kinds.emplace_back());
    }
    return true;
}

bool readRegion(std::string_view message, PlanRegion &region)
{
    PlanNumbers mobile;
    bool mobileLikeFixedLine = false;
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->id == regionfield::id)
            region.id = field->bytes;
        else if (field->id == regionfield::countryCode)
            region.countryCode = static_cast<int>(field->number);
        else if (field->id == regionfield::trunkPrefix)
            region.trunkPrefix = field->bytes;
        else if (field->id == regionfield::trunkRule)
            region.trunkRule = field->bytes;
        else if (field->id == regionfield::leadingDigits)
            region.leadingDigits = field->bytes;
        else if (field->id == regionfield::mobileLikeFixedLine)
            mobileLikeFixedLine = field->number != 0;
        else if (!readKind(*field, region, mobile))
            return false;
    }
    if (!mobileLikeFixedLine)
        region.kinds.push_back(mobile);
    return reader.atEnd();
}

/// The country code alone: most messages are of other countries.
int countryCodeOf(std::string_view message)
{
    WireReader reader(message);
    while (const auto field = reader.next()) {
        if (field->id == regionfield::countryCode)
            return static_cast<int>(field->number);
    }
    return 0;
}

} // namespace

std::vector<PlanRegion> planRegions(int countryCode)
{
    std::vector<PlanRegion> regions;
    WireReader reader(libraryData());
    while (const auto field = reader.next()) {
        if (field->id != collectionfield::metadata || countryCodeOf(field->bytes) != countryCode)
            continue;
        if (!readRegion(field->bytes, regions.emplace_back()))
            return {};
    }
    if (!reader.atEnd())
        return {};
    return regions;
}

} // namespace numberdesk
