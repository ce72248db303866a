// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Times what runs once per number: decode, encode, compare and apply, on a page of 500 numbers.
// Prints one line each, "name milliseconds". It uses only functions that keep their names, so that
// tests/bench/hotpaths.sh can build it for two commits.

#include "core/fields/requestequality.h"
#include "provisioning/codec/jsonfields.h"
#include "provisioning/codec/resourcecodec.h"
#include "transfer/csv/csvtable.h"
#include "transfer/planning/plandraft.h"

#include <QElapsedTimer>

#include <nlohmann/json.hpp>

#include <cstdio>

using namespace numberdesk;
using Json = nlohmann::json;

namespace {

constexpr int pageSize = 500;
constexpr int repeats = 40;

QString numberText(int i)
{
    return QStringLiteral("+44163296%1").arg(i, 4, 10, QLatin1Char('0'));
}

Json plainNumber(int i)
{
    return {{"telephoneNumber", numberText(i).toStdString()},
            {"accountName", "contoso"},
            {"serviceDetails", {{"zoomPhoneCloudPeering", {{"enabled", true}}}}},
            {"configuration", {{"customSipHeader", "desk-" + std::to_string(i)}}},
            {"serviceProvisioningStatus", "synced"},
            {"serviceProvisioningErrors", Json::array()}};
}

Json teamsNumber(int i)
{
    const Json configuration{{"usage", "CallingUserAssignment"},
                             {"choosableCapabilities", {"InboundCalling", "OutboundCalling"}},
                             {"acquiredCapabilities", {"UserAssignment", "InboundCalling"}},
                             {"availableCapabilities", {"UserAssignment"}},
                             {"additionalUsages", Json::array()},
                             {"civicAddressId", "5a4f8a6e-1d5c-4a71-b7b9-53cf0ef1f1aa"},
                             {"locationId", "a0e9c1de-40f2-4a52-9d7c-1a2b3c4d5e6f"},
                             {"allowTenantAddressUpdate", true},
                             {"displayedCountryCode", "GB"}};
    Json number = plainNumber(i);
    number["serviceDetails"]["teamsOperatorConnect"] = {
        {"enabled", true}, {"assignmentStatus", "unassigned"}, {"configuration", configuration}};
    return number;
}

QList<Number> decoded(const QList<Json> &page)
{
    QList<Number> numbers;
    numbers.reserve(page.size());
    for (const Json &json : page)
        numbers.append(numberFromJson(json).value());
    return numbers;
}

/// The changes that a file's rows ask of the numbers of a page.
QList<NumberChange> changesOf(const QByteArray &headings, const QByteArray &cells)
{
    QByteArray text = headings + '\n';
    for (int i = 0; i < pageSize; ++i)
        text += numberText(i).toUtf8() + ",contoso," + cells + '\n';
    const auto flag = std::make_shared<std::atomic_bool>(false);
    const auto table = parseCsv(text, QStringLiteral("bench.csv"));
    const auto plan = draftPlan({table.value()}, {}, flag);
    QList<NumberChange> changes;
    for (const PlanRow &row : plan.value()->rows)
        changes.append(row.change);
    return changes;
}

template <typename Work>
void time(const char *name, Work work)
{
    work(); // warm
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < repeats; ++i)
        work();
    std::printf("%s %.4f\n", name, static_cast<double>(timer.nsecsElapsed()) / 1e6 / repeats);
}

void timePage(const std::string &kind, Json (*make)(int), const QList<NumberChange> &changes)
{
    QList<Json> page;
    for (int i = 0; i < pageSize; ++i)
        page.append(make(i));
    const QList<Number> numbers = decoded(page);
    const QList<Number> others = decoded(page);
    qsizetype sum = 0; // so that nothing is left out
    time(("decode-" + kind).c_str(), [&] { sum += decoded(page).size(); });
    time(("encode-" + kind).c_str(), [&] {
        for (const Number &number : numbers)
            sum += toCompactJson(toJson(number)).size();
    });
    time(("compare-" + kind).c_str(), [&] {
        for (qsizetype i = 0; i < numbers.size(); ++i)
            sum += sameRequest(numbers.at(i), others.at(i)) ? 1 : 0;
    });
    time(("apply-" + kind).c_str(), [&] {
        for (qsizetype i = 0; i < numbers.size(); ++i)
            sum += changes.at(i).appliedTo(&numbers.at(i)).customSipHeader.size();
    });
    if (sum == 0)
        std::puts("nothing was done");
}

} // namespace

int main()
{
    timePage("plain", plainNumber,
             changesOf("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled,"
                       "configuration_customSipHeader",
                       "true,desk"));
    timePage("operator-connect", teamsNumber,
             changesOf("telephoneNumber,accountName,serviceDetails_teamsOperatorConnect_enabled,"
                       "serviceDetails_teamsOperatorConnect_configuration_usage,"
                       "serviceDetails_teamsOperatorConnect_configuration_choosableCapabilities,"
                       "serviceDetails_teamsOperatorConnect_configuration_civicAddressId,"
                       "serviceDetails_teamsOperatorConnect_configuration_locationId,"
                       "serviceDetails_teamsOperatorConnect_configuration_displayedCountryCode",
                       "true,CallingUserAssignment,InboundCalling,c1,l1,GB"));
    return 0;
}
