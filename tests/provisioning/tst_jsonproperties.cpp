// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/fieldequality.h"
#include "core/fields/requestequality.h"
#include "provisioning/codec/jsonfields.h"
#include "provisioning/codec/resourcecodec.h"
#include "support/randomresources.h"
#include "support/testprogram.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace numberdesk;
using Json = nlohmann::json;

namespace {

/// Any JSON, a few levels deep.
Json randomJson(int depth)
{
    switch (*rc::gen::inRange(0, depth > 0 ? 7 : 4)) {
    case 0:
        return *rc::gen::element(std::string("a"), std::string(), std::string("true"));
    case 1:
        return *rc::gen::arbitrary<bool>();
    case 2:
        return *rc::gen::inRange(0, 3);
    case 3:
        return nullptr;
    case 4:
        return Json::array({randomJson(depth - 1), randomJson(depth - 1)});
    default:
        return Json{{"one", randomJson(depth - 1)}, {"two", randomJson(depth - 1)}};
    }
}

/// Puts fields that no version knows into objects of `json`, at any depth.
void addUnknown(Json &json)
{
    if (!json.is_object())
        return;
    for (auto &[key, value] : json.items())
        addUnknown(value);
    if (*rc::gen::inRange(0, 3) == 0)
        json["future"] = randomJson(2);
}

/// True when `sent` has each thing that `received` had, but for nulls, which say as much as
/// absence.
bool carriesAll(const Json &sent, const Json &received)
{
    if (!received.is_object())
        return sent == received;
    for (const auto &[key, value] : received.items()) {
        // An object of nulls alone may be left out whole.
        const Json there = sent.is_object() && sent.contains(key) ? sent.at(key) : Json::object();
        if (!value.is_null() && !carriesAll(there, value))
            return false;
    }
    return true;
}

template <typename T>
void comesBackEqual(const T &resource, ApiResult<T> (*fromJson)(const Json &))
{
    const T read = fromJson(toJson(resource)).value();
    RC_ASSERT(sameAsked(read, resource));
    RC_ASSERT(toCompactJson(toJson(read)) == toCompactJson(toJson(resource)));
    RC_ASSERT(read.unknownFields.isEmpty());
}

template <typename T>
void losesNothing(const T &resource, ApiResult<T> (*fromJson)(const Json &))
{
    Json received = toJson(resource);
    addUnknown(received);
    RC_ASSERT(carriesAll(toJson(fromJson(received).value()), received));
}

} // namespace

/// JSON there and back, tried on resources made at random.
class TestJsonProperties : public QObject
{
    Q_OBJECT

private slots:
    void resourcesComeBackEqual();
    void nothingUnknownIsLost();
    void anyJsonIsReadWithoutHarm();
};

void TestJsonProperties::resourcesComeBackEqual()
{
    QVERIFY(rc::check("numbers", [] { comesBackEqual(randomNumber(), numberFromJson); }));
    QVERIFY(rc::check("accounts", [] { comesBackEqual(randomAccount(), accountFromJson); }));
}

void TestJsonProperties::nothingUnknownIsLost()
{
    QVERIFY(rc::check("numbers", [] { losesNothing(randomNumber(), numberFromJson); }));
    QVERIFY(rc::check("accounts", [] { losesNothing(randomAccount(), accountFromJson); }));
}

/// Whatever stands in place of a field goes back as it came, unless it was read or is read-only.
void TestJsonProperties::anyJsonIsReadWithoutHarm()
{
    QVERIFY(rc::check("numbers", [] {
        Json received = toJson(randomNumber());
        received["serviceDetails"] = Json{{"zoomPhoneCloudPeering", randomJson(3)},
                                          {"teamsOperatorConnect", randomJson(3)},
                                          {"teamsNew", randomJson(3)}};
        received["configuration"] = randomJson(2);
        const Number number = numberFromJson(received).value();
        RC_ASSERT(carriesAll(toJson(number), received));
        RC_ASSERT(sameRequest(numberFromJson(toJson(number)).value(), number));
    }));
}

NUMBERDESK_TEST("jsonproperties", TestJsonProperties)
#include "tst_jsonproperties.moc"
