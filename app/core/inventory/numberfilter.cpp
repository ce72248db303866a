// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inventory/numberfilter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

enum class Place { Digits, Account, Header, Status, Service, Anywhere };

struct Word
{
    Place place = Place::Anywhere;
    QString text;
};

bool isNumberPart(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u'+' || c == u'(' || c == u')' || c == u'-' ||
               c == u'.';
    });
}

constexpr std::array<std::pair<QLatin1StringView, Place>, 4> prefixes{{
    {"account:"_L1, Place::Account},
    {"header:"_L1, Place::Header},
    {"status:"_L1, Place::Status},
    {"service:"_L1, Place::Service},
}};

Word wordOf(const QString &part)
{
    for (const auto &[prefix, place] : prefixes) {
        if (part.startsWith(prefix, Qt::CaseInsensitive))
            return {place, part.sliced(prefix.size())};
    }
    return {Place::Anywhere, part};
}

/// Splits the text into words; neighbouring pieces of a telephone number make one.
QList<Word> wordsOf(const QString &text)
{
    QList<Word> words;
    bool joinsDigits = false;
    const QStringList parts = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!isNumberPart(part)) {
            words.append(wordOf(part));
            joinsDigits = false;
            continue;
        }
        QString digits = part;
        digits.removeIf([](QChar c) { return !c.isDigit(); });
        if (joinsDigits)
            words.last().text += digits;
        else
            words.append({Place::Digits, digits});
        joinsDigits = true;
    }
    words.removeIf([](const Word &word) { return word.text.isEmpty(); });
    return words;
}

bool contains(const QString &haystack, const QString &needle)
{
    return haystack.contains(needle, Qt::CaseInsensitive);
}

bool servicesMatch(const NumberServices &services, const QString &word)
{
    return std::any_of(allServices.begin(), allServices.end(), [&](Service service) {
        return services[service].has_value() && services[service]->enabled &&
               (contains(displayName(service), word) || contains(commandWord(service), word));
    });
}

bool statusMatches(const ProvisioningState &state, const QString &word)
{
    return contains(toApiText(state.status), word) || contains(state.statusText, word);
}

bool stateMatches(const ProvisioningState &state, const QString &word)
{
    return statusMatches(state, word) || contains(toDisplayText(state.errors), word);
}

template <typename T, typename Predicate>
QList<bool> evaluate(const Interner<T> &values, Predicate predicate)
{
    QList<bool> verdicts;
    verdicts.reserve(values.size());
    for (qsizetype id = 0; id < values.size(); ++id)
        verdicts.append(predicate(values.value(static_cast<quint32>(id))));
    return verdicts;
}

} // namespace

QStringList numberFilterPrefixes()
{
    QStringList words;
    for (const auto &[prefix, place] : prefixes)
        words += prefix;
    return words;
}

/// One word with its verdict on everything that is interned.
struct NumberMatcher::Term
{
    Place place = Place::Anywhere;
    std::string digits;
    QList<bool> texts;
    QList<bool> services;
    QList<bool> states;

    Term(const Word &word, const NumberInventory &inventory)
        : place(word.place)
        , digits(word.place == Place::Digits ? word.text.toStdString() : std::string())
    {
        const QString &text = word.text;
        const bool anywhere = place == Place::Anywhere || place == Place::Digits;
        if (anywhere || place == Place::Account || place == Place::Header)
            texts =
                evaluate(inventory.texts(), [&](const QString &t) { return contains(t, text); });
        if (place == Place::Anywhere || place == Place::Service) {
            services = evaluate(inventory.serviceSets(),
                                [&](const NumberServices &s) { return servicesMatch(s, text); });
        }
        if (place == Place::Anywhere || place == Place::Status) {
            states = evaluate(inventory.states(), [&](const ProvisioningState &s) {
                return place == Place::Status ? statusMatches(s, text) : stateMatches(s, text);
            });
        }
    }

    bool inDigits(quint64 number) const
    {
        std::array<char, 24> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
        const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
        return text.find(digits) != std::string_view::npos;
    }

    bool matches(const NumberInventory &inventory, NumberInventory::Row row) const
    {
        const auto account = [&] { return texts.at(inventory.accountId(row)); };
        const auto header = [&] { return texts.at(inventory.headerId(row)); };
        switch (place) {
        case Place::Account:
            return account();
        case Place::Header:
            return header();
        case Place::Status:
            return states.at(inventory.stateId(row));
        case Place::Service:
            return services.at(inventory.servicesId(row));
        case Place::Digits:
            // Accounts and headers are often named by digits too.
            return inDigits(inventory.telephoneNumber(row).digits()) || account() || header();
        case Place::Anywhere:
            break;
        }
        return account() || header() || services.at(inventory.servicesId(row)) ||
               states.at(inventory.stateId(row));
    }
};

NumberMatcher::NumberMatcher(const NumberFilter &filter, const NumberInventory &inventory)
    : m_inventory(inventory)
    , m_account(inventory.texts().find(filter.accountName))
    , m_anyAccount(filter.accountName.isEmpty())
{
    const QList<Word> words = wordsOf(filter.text);
    for (const Word &word : words)
        m_terms.append(std::make_shared<const Term>(word, inventory));
}

NumberMatcher::~NumberMatcher() = default;

bool NumberMatcher::matches(NumberInventory::Row row) const
{
    if (!m_anyAccount && static_cast<qint64>(m_inventory.accountId(row)) != m_account)
        return false;
    return std::all_of(m_terms.cbegin(), m_terms.cend(),
                       [this, row](const auto &term) { return term->matches(m_inventory, row); });
}

} // namespace numberdesk
