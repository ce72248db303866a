// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/edits.h"
#include "core/fields/fieldequality.h"
#include "core/fields/numberhash.h"
#include "core/fields/requestequality.h"
#include "support/randomresources.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace numberdesk;

namespace {

/// A value of that kind that asks for something else than `value`.
FieldValue anotherValue(const FieldValue &value, FieldKind kind, const FieldInfo &info)
{
    FieldValue something = QStringLiteral("Zulu");
    FieldValue nothing = QString();
    if (kind == FieldKind::List) {
        something = QStringList{QStringLiteral("Zulu")};
        nothing = QStringList();
    } else if (kind == FieldKind::Flag || kind == FieldKind::OptionalFlag) {
        something = std::optional(true);
        nothing = std::optional(false);
    }
    return sameValue(value, something, info) ? nothing : something;
}

template <typename T>
void everyColumnReadsBackWhatItWrote(const T &resource)
{
    for (const Column<T> &column : columns<T>()) {
        if (!column.isEditable())
            continue;
        T changed = resource;
        const FieldValue value = randomValue(column.kind);
        column.setIn(changed, value);
        RC_ASSERT(sameValue(column.valueIn(changed), value, *column.info));
        for (const Column<T> &other : columns<T>()) {
            if (other.heading != column.heading)
                RC_ASSERT(other.isSame(changed, resource));
        }
    }
}

template <typename T>
void comparisonNoticesEveryChange(const T &resource)
{
    for (const Column<T> &column : columns<T>()) {
        if (!column.isEditable())
            continue;
        T changed = resource;
        column.setIn(changed, anotherValue(column.valueIn(resource), column.kind, *column.info));
        RC_ASSERT(!sameAsked(resource, changed));
        RC_ASSERT(!(resource == changed));
    }
}

template <typename T>
void differencesMakeOneOfTheOther(const T &from, const T &to)
{
    const Edits<T> edits = differences(from, to);
    RC_ASSERT(sameAsked(applied(from, edits), to));
    RC_ASSERT(edits.isEmpty() == sameAsked(from, to));
    RC_ASSERT(differences(applied(from, edits), to).isEmpty());
}

} // namespace

/// What must hold for every resource, tried on hundreds at random.
class TestFieldProperties : public QObject
{
    Q_OBJECT

private slots:
    void columnsReadBackWhatTheyWrote();
    void comparisonsNoticeEveryChange();
    void hashesNoticeEveryChange();
    void differencesAreWhatIsApplied();
    void whatIsStoredHoldsWhatWasSent();
    void unknownFieldsAreNeverTouched();
};

void TestFieldProperties::columnsReadBackWhatTheyWrote()
{
    QVERIFY(rc::check("numbers", [] { everyColumnReadsBackWhatItWrote(randomNumber()); }));
    QVERIFY(rc::check("accounts", [] { everyColumnReadsBackWhatItWrote(randomAccount()); }));
}

void TestFieldProperties::comparisonsNoticeEveryChange()
{
    QVERIFY(rc::check("numbers", [] { comparisonNoticesEveryChange(randomNumber()); }));
    QVERIFY(rc::check("accounts", [] { comparisonNoticesEveryChange(randomAccount()); }));
}

void TestFieldProperties::hashesNoticeEveryChange()
{
    QVERIFY(rc::check("services of numbers", [] {
        const Number number = randomNumber();
        const Number other = randomNumber();
        RC_ASSERT((number.services == other.services) ==
                  (qHash(number.services) == qHash(other.services)));
    }));
}

void TestFieldProperties::differencesAreWhatIsApplied()
{
    QVERIFY(
        rc::check("numbers", [] { differencesMakeOneOfTheOther(randomNumber(), randomNumber()); }));
    QVERIFY(rc::check("accounts",
                      [] { differencesMakeOneOfTheOther(randomAccount(), randomAccount()); }));
}

void TestFieldProperties::whatIsStoredHoldsWhatWasSent()
{
    QVERIFY(rc::check("numbers", [] {
        const Number sent = randomNumber();
        RC_ASSERT(holdsRequest(sent, sent));
        Number stored = sent;
        stored.provisioning.status = ProvisioningStatus::Pending;
        for (const Service service : allServices) {
            if (stored.services[service])
                stored.services[service]->assignmentStatus = QStringLiteral("assigned");
        }
        RC_ASSERT(holdsRequest(stored, sent));
    }));
}

void TestFieldProperties::unknownFieldsAreNeverTouched()
{
    QVERIFY(rc::check("numbers", [] {
        Number from = randomNumber();
        from.unknownFields = "{\"future\":1}";
        RC_ASSERT(applied(from, differences(from, randomNumber())).unknownFields ==
                  from.unknownFields);
    }));
}

NUMBERDESK_TEST("fieldproperties", TestFieldProperties)
#include "tst_fieldproperties.moc"
