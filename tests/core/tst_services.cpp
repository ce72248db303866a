// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/service.h"
#include "support/testprogram.h"

#include <QSet>
#include <QTest>

using namespace numberdesk;

/// The table of services, and what is sized by it.
class TestServices : public QObject
{
    Q_OBJECT

private slots:
    void namesAreDistinct();
    void mnemonicsOfAFormAreDistinct();
    void setsHoldWhatWasPutIn();
    void traitsChooseServices();
    void eachServiceHasItsEntry();
};

void TestServices::namesAreDistinct()
{
    QSet<QString> names;
    for (const Service service : allServices) {
        for (const QString &name : {QString(apiName(service)), QString(commandWord(service)),
                                    displayName(service), shortName(service)}) {
            QVERIFY2(!name.isEmpty() && !names.contains(name), qPrintable(name));
            names.insert(name);
        }
        QCOMPARE(serviceFromCommandWord(commandWord(service).toString()), service);
    }
    QVERIFY(!serviceFromCommandWord(u"Zoom")); // exactly written
}

void TestServices::mnemonicsOfAFormAreDistinct()
{
    QSet<QChar> mnemonics;
    for (const Service service : allServices) {
        const QString label = enableServiceLabel(service);
        QVERIFY(label.contains(u'&'));
        mnemonics.insert(label.at(label.indexOf(u'&') + 1).toLower());
    }
    QCOMPARE(mnemonics.size(), static_cast<qsizetype>(serviceCount));
}

void TestServices::setsHoldWhatWasPutIn()
{
    for (const Service service : allServices) {
        ServiceSet set;
        QVERIFY(set.isEmpty() && !set.contains(service));
        set.insert(service);
        for (const Service other : allServices)
            QCOMPARE(set.contains(other), other == service);
        QVERIFY(set.containsAll({}) && set.containsAll({service}));
        QVERIFY(!ServiceSet().containsAll(set));
        set.remove(service);
        QVERIFY(set.isEmpty());
    }
}

void TestServices::traitsChooseServices()
{
    const auto with = [](ServiceTrait trait) {
        ServiceSet services;
        for (const Service service : allServices) {
            if (has(service, trait))
                services.insert(service);
        }
        return services;
    };
    QCOMPARE(with(&ServiceInfo::teamsNumbers),
             (ServiceSet{Service::TeamsOperatorConnect, Service::TeamsPhoneMobile}));
    QCOMPARE(with(&ServiceInfo::directRouting), ServiceSet{Service::TeamsDirectRouting});
    QVERIFY(!with(&ServiceInfo::takesSync).contains(Service::AzureOperatorCallProtection));
}

void TestServices::eachServiceHasItsEntry()
{
    PerService<int> entries;
    for (const Service service : allServices)
        entries[service] = static_cast<int>(service) + 1;
    for (const Service service : allServices)
        QCOMPARE(entries[service], static_cast<int>(service) + 1);
    QVERIFY(!(entries == PerService<int>()));
}

NUMBERDESK_TEST("services", TestServices)
#include "tst_services.moc"
