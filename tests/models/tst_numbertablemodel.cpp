// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/modelroles.h"
#include "models/numbertablemodel.h"
#include "models/offlinedata.h"
#include "support/testprogram.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

QList<Number> numbers(int count, int step = 2)
{
    QList<Number> list;
    for (int i = 0; i < count; ++i)
        list.append(aNumber(firstNumber + static_cast<quint64>(i * step), u"contoso"_s));
    return list;
}

QString text(const QAbstractItemModel &model, int row, NumberColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

class NumberTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsWhatTheGatewayHas();
    void keepsSelectionOverARefresh();
    void keepsSelectionWhenNumbersComeBetween();
    void keepsSelectionWhenOthersGo();
    void tellsExactlyWhichRowsChanged();
    void filtersWithoutTheDataChanging();
    void showsOneAccount();
    void sortsByStatus();
    void showsTheErrorOfAFailedNumber();
    void opensAndFiltersALargeInventory();
    void survivesRandomChanges();

private:
    void settle(int rows) { QTRY_COMPARE(m_model->rowCount(), rows); }

    std::unique_ptr<OfflineData> m_offline;
    std::unique_ptr<NumberTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void NumberTableModelTest::init()
{
    m_offline = std::make_unique<OfflineData>();
    m_model = std::make_unique<NumberTableModel>(m_offline->data);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void NumberTableModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_offline.reset();
}

void NumberTableModelTest::showsWhatTheGatewayHas()
{
    m_offline->data.apply(numbers(3));
    settle(3);
    QCOMPARE(text(*m_model, 1, NumberColumn::TelephoneNumber), u"+441632960002"_s);
    QCOMPARE(text(*m_model, 1, NumberColumn::Account), u"contoso"_s);
    QCOMPARE(text(*m_model, 1, NumberColumn::Services), u"Zoom"_s);
    QCOMPARE(text(*m_model, 1, NumberColumn::Status), u"Synced"_s);
    QCOMPARE(m_model->index(1, 0).data(KeyRole).toString(), u"+441632960002"_s);
}

void NumberTableModelTest::keepsSelectionOverARefresh()
{
    m_offline->data.apply(numbers(10));
    settle(10);
    QItemSelectionModel selection(m_model.get());
    selection.select(m_model->index(4, 0), QItemSelectionModel::Select);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_model.get(), &NumberTableModel::shownCountChanged);
    m_offline->data.apply(numbers(10));
    QTRY_COMPARE_GE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
    QVERIFY(selection.isSelected(m_model->index(4, 0)));
}

void NumberTableModelTest::keepsSelectionWhenNumbersComeBetween()
{
    m_offline->data.apply(numbers(10));
    settle(10);
    QItemSelectionModel selection(m_model.get());
    const QPersistentModelIndex fifth = m_model->index(4, 0);
    selection.select(fifth, QItemSelectionModel::Select);
    m_offline->data.apply(
        {aNumber(firstNumber + 1, u"contoso"_s), aNumber(firstNumber + 5, u"contoso"_s)});
    settle(12);
    QCOMPARE(fifth.row(), 6);
    QVERIFY(selection.isSelected(fifth));
    QCOMPARE(text(*m_model, fifth.row(), NumberColumn::TelephoneNumber), u"+441632960008"_s);
}

void NumberTableModelTest::keepsSelectionWhenOthersGo()
{
    m_offline->data.apply(numbers(10));
    settle(10);
    const QPersistentModelIndex fifth = m_model->index(4, 0);
    m_offline->data.dropNumbers({TelephoneNumber(firstNumber), TelephoneNumber(firstNumber + 4),
                                 TelephoneNumber(firstNumber + 18)});
    settle(7);
    QVERIFY(fifth.isValid());
    QCOMPARE(text(*m_model, fifth.row(), NumberColumn::TelephoneNumber), u"+441632960008"_s);
}

void NumberTableModelTest::tellsExactlyWhichRowsChanged()
{
    m_offline->data.apply(numbers(10));
    settle(10);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_offline->data.apply({aNumber(firstNumber + 6, u"contoso"_s, ProvisioningStatus::Failed)});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 3);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 3);
}

void NumberTableModelTest::filtersWithoutTheDataChanging()
{
    m_offline->data.apply(numbers(100, 1));
    settle(100);
    m_model->setFilter({{}, u"96009"_s});
    settle(10);
    QCOMPARE(m_model->unfilteredCount(), 100);
    m_model->setFilter({{}, u"9600"_s});
    m_model->setFilter({});
    settle(100);
}

void NumberTableModelTest::showsOneAccount()
{
    m_offline->data.apply(numbers(5));
    m_offline->data.apply({aNumber(19075550100, u"fabrikam"_s)});
    settle(6);
    m_model->setFilter({u"fabrikam"_s, {}});
    settle(1);
    QCOMPARE(m_model->unfilteredCount(), 1);
    m_model->setFilter({u"nobody"_s, {}});
    settle(0);
}

void NumberTableModelTest::sortsByStatus()
{
    m_offline->data.apply(numbers(5));
    m_offline->data.apply({aNumber(firstNumber + 4, u"contoso"_s, ProvisioningStatus::Failed)});
    settle(5);
    m_model->sort(static_cast<int>(NumberColumn::Status));
    QTRY_COMPARE(text(*m_model, 0, NumberColumn::TelephoneNumber), u"+441632960004"_s);
    m_model->sort(static_cast<int>(NumberColumn::TelephoneNumber), Qt::DescendingOrder);
    QTRY_COMPARE(text(*m_model, 0, NumberColumn::TelephoneNumber), u"+441632960008"_s);
}

void NumberTableModelTest::showsTheErrorOfAFailedNumber()
{
    Number failed = aNumber(firstNumber, u"contoso"_s, ProvisioningStatus::Failed);
    failed.provisioning.errors = {{u"InvalidRequest"_s, u"Usage is missing"_s, u"oc"_s, {}}};
    m_offline->data.apply({failed});
    settle(1);
    QCOMPARE(text(*m_model, 0, NumberColumn::Status),
             u"Failed: InvalidRequest: Usage is missing (oc)"_s);
    QCOMPARE(m_model->index(0, static_cast<int>(NumberColumn::Status)).data(StatusRole).toInt(),
             static_cast<int>(StatusKind::Bad));
}

/// One insertion and no proxy model, so that the view never meets a hundred thousand signals.
void NumberTableModelTest::opensAndFiltersALargeInventory()
{
    m_tester.reset(); // it looks at every row at every step
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_offline->data.apply(numbers(100000, 1));
    settle(100000);
    QCOMPARE(inserted.size(), 1);
    m_model->setFilter({{}, u"4416330"_s});
    settle(60000);
    m_model->setFilter({{}, u"44163305"_s});
    settle(10000);
    m_model->sort(static_cast<int>(NumberColumn::TelephoneNumber), Qt::DescendingOrder);
    QTRY_COMPARE(text(*m_model, 0, NumberColumn::TelephoneNumber), u"+441633059999"_s);
}

/// The model tester watches every step.
void NumberTableModelTest::survivesRandomChanges()
{
    QRandomGenerator random(7);
    for (int step = 0; step < 40; ++step) {
        QList<Number> batch;
        QList<TelephoneNumber> gone;
        for (int i = 0; i < 30; ++i) {
            const quint64 digits = firstNumber + random.bounded(200U);
            batch.append(aNumber(digits, u"contoso"_s));
            gone.append(TelephoneNumber(firstNumber + random.bounded(200U)));
        }
        m_offline->data.apply(batch);
        m_offline->data.dropNumbers(gone);
        m_model->sort(static_cast<int>(NumberColumn::TelephoneNumber),
                      step % 3 == 0 ? Qt::DescendingOrder : Qt::AscendingOrder);
        settle(static_cast<int>(m_offline->data.numbers().size()));
    }
}

NUMBERDESK_TEST("numbertablemodel", NumberTableModelTest)
#include "tst_numbertablemodel.moc"
