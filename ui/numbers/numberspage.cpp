// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/numberspage.h"

#include "core/inventory/numberfilter.h"
#include "models/modelroles.h"
#include "models/numbertablemodel.h"
#include "numbers/createnumberspanel.h"
#include "numbers/deleteoutcometext.h"
#include "numbers/deletequestion.h"
#include "numbers/deletionbar.h"
#include "numbers/numberdetails.h"
#include "numbers/numberdialog.h"
#include "numbers/runningdeletion.h"
#include "session/rights.h"
#include "session/session.h"
#include "widgets/fields/accountcombo.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/emptystate.h"
#include "widgets/lists/filterbox.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int accountBoxWidth = 220;

} // namespace

NumbersPage::NumbersPage(const PageContext &context, QWidget *parent)
    : ListPage({{tr("Numbers"), tr("&Numbers"), "numbers"_L1}, tr("Filter numbers"), u"numbers"_s},
               context.settings, parent)
    , m_session(context.session)
    , m_prompts(context.prompts)
    , m_model(new NumberTableModel(m_session.data(), this))
    , m_panel(new CreateNumbersPanel(m_session, context.uploads, m_prompts, context.settings, this))
    , m_account(new QComboBox(this))
    , m_deletion(new RunningDeletion(m_session, this))
{
    table()->setModel(m_model);
    table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table()->setStatusColumns(
        {static_cast<int>(NumberColumn::Services), static_cast<int>(NumberColumn::Status)});
    table()->moveColumn(static_cast<int>(NumberColumn::Status), 1);
    table()->fitColumns({16, 12, 14, 10, 20}, {static_cast<int>(NumberColumn::Status)});
    table()->setRowsFinder([this](const QSet<QString> &keys) { return m_model->rowsOf(keys); });
    table()->setSortingEnabled(true);
    table()->sortByColumn(static_cast<int>(NumberColumn::TelephoneNumber), Qt::AscendingOrder);
    buildCommands();
    buildAccountChoice();
    pages()->widget(0)->layout()->addWidget(new DeletionBar(*m_deletion, this));
    restoreState();
    pages()->addWidget(m_panel);
    connect(m_panel, &CreateNumbersPanel::backRequested, this, &NumbersPage::showList);
    connect(m_panel, &CreateNumbersPanel::followUpRequested, this, &NumbersPage::followUpRequested);
    connect(this, &WindowPage::shownTableChanged, this, &NumbersPage::adaptToSelection);

    connect(filterBox(), &FilterBox::filterChanged, this, &NumbersPage::applyFilter);
    connect(table(), &QAbstractItemView::activated, m_edit, &QAction::trigger);
    connect(table(), &DataTable::selectedRowsChanged, this, &NumbersPage::adaptToSelection);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &NumbersPage::adaptToRow);
    connect(m_model, &NumberTableModel::shownCountChanged, this, &NumbersPage::adaptToData);
    connect(m_model, &NumberTableModel::busyChanged, this, &NumbersPage::adaptToData);
    connect(m_deletion, &RunningDeletion::ended, this, &NumbersPage::takeDeleteOutcome);
    connect(&m_session.rights(), &Rights::changed, this, &NumbersPage::adaptToSelection);
    connect(&m_session.data(), &GatewayData::numbersStateChanged, this, &NumbersPage::adaptToData);
    adaptToData();
    adaptToSelection();
}

void NumbersPage::buildCommands()
{
    m_create = addCommand(tr("&Create numbers"), "add"_L1, QKeySequence::New);
    m_edit = addCommand(tr("&Edit number"), "edit"_L1, {});
    m_delete = addCommand(tr("&Delete numbers"), "delete"_L1, QKeySequence::Delete);
    m_refresh = addRefresh();
    connect(m_create, &QAction::triggered, this, &NumbersPage::createNumbers);
    connect(m_edit, &QAction::triggered, this, &NumbersPage::editNumber);
    connect(m_delete, &QAction::triggered, this, &NumbersPage::askToDelete);
    filterBox()->setHelp(
        tr("Digits find telephone numbers; other words find accounts, headers, services, statuses "
           "and errors. A number is shown when all words fit it.\n"
           "%1 before a word look in that column only, for example %2.")
            .arg(QLocale().createSeparatedList(numberFilterPrefixes()),
                 numberFilterPrefixes().constFirst() + u"contoso"_s));
}

void NumbersPage::buildAccountChoice()
{
    auto *label = new QLabel(tr("&Account"), this);
    label->setBuddy(m_account);
    m_account->setAccessibleName(tr("Account"));
    m_account->setMaximumWidth(accountBoxWidth);
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_account->setMinimumContentsLength(14);
    filterRow()->insertWidget(0, label);
    filterRow()->insertWidget(1, m_account);
    const auto fill = [this] { fillAccountCombo(m_account, m_session.data(), tr("All accounts")); };
    fill();
    connect(&m_session.data(), &GatewayData::accountsChanged, this, fill);
    connect(m_account, &QComboBox::currentIndexChanged, this, [this] {
        applyFilter();
        shown();
    });
}

void NumbersPage::refresh()
{
    m_session.data().refreshNumbers(accountInView());
}

/// The local gateway answers at once and has no budget to spare; elsewhere numbers are read when
/// somebody looks at them.
bool NumbersPage::isReadUnseen() const
{
    const LoadState all = m_session.data().numbersState({});
    return m_session.connection().local || !all.loadedAt.isNull() || all.error;
}

void NumbersPage::shown()
{
    // What was read with all accounts holds for each of them.
    const GatewayData &gateway = m_session.data();
    const LoadState own = gateway.numbersState(accountInView());
    const LoadState all = gateway.numbersState({});
    const bool known = !own.loadedAt.isNull() || !all.loadedAt.isNull();
    if (!known && !own.loading && !all.loading && m_session.isOpen())
        refresh();
}

LoadState NumbersPage::loadState() const
{
    const LoadState own = m_session.data().numbersState(accountInView());
    const LoadState all = m_session.data().numbersState({});
    const bool allSaysMore = own.loadedAt.isNull() && !own.loading && !own.error;
    return allSaysMore ? all : own;
}

void NumbersPage::focusFilter()
{
    showList();
    ListPage::focusFilter();
}

void NumbersPage::saveState()
{
    ListPage::saveState();
    m_panel->saveState();
}

void NumbersPage::showAccount(const QString &accountName)
{
    showList();
    filterBox()->clear();
    m_account->setCurrentIndex(0); // all, should it be gone
    chooseAccount(m_account, accountName);
    table()->setFocus();
}

void NumbersPage::showList()
{
    pages()->setCurrentIndex(0);
}

void NumbersPage::createNumbers()
{
    pages()->setCurrentWidget(m_panel);
    m_panel->showManualInput(accountInView());
}

void NumbersPage::uploadFiles(const QStringList &paths, const QStringList &leftOut)
{
    pages()->setCurrentWidget(m_panel);
    m_panel->planFiles(paths, leftOut);
}

void NumbersPage::chooseFile()
{
    pages()->setCurrentWidget(m_panel);
    m_panel->chooseFile();
}

void NumbersPage::showUpload()
{
    pages()->setCurrentWidget(m_panel);
}

QString NumbersPage::accountInView() const
{
    return chosenAccount(m_account);
}

void NumbersPage::applyFilter()
{
    m_model->setFilter({accountInView(), filterBox()->text()});
    adaptToData();
}

void NumbersPage::editNumber()
{
    const int row = table()->selectedRow();
    if (row >= 0)
        (new NumberDialog(m_session, m_prompts, m_model->number(row), window()))->open();
}

void NumbersPage::askToDelete()
{
    QList<TelephoneNumber> numbers;
    const QList<int> rows = table()->selectedRowList();
    numbers.reserve(rows.size());
    for (const int row : rows)
        numbers.append(m_model->telephoneNumber(row));
    if (numbers.isEmpty() || m_deletion->isRunning())
        return;
    const Question question =
        deleteQuestion(numbers, m_session.data().numbers(), m_session.connection().profile.name);
    m_prompts.ask(window(), question,
                  [this, numbers, shown = m_session.data().numbers()](int answer) {
                      if (answer == 0)
                          deleteNumbers(numbers, shown);
                  });
}

void NumbersPage::deleteNumbers(const QList<TelephoneNumber> &numbers, const NumberInventory &shown)
{
    messages()->dismiss();
    m_deletion->start(numbers, shown);
    adaptToSelection();
}

void NumbersPage::takeDeleteOutcome()
{
    table()->forgetHiddenSelection();
    adaptToSelection();
    const DeleteOutcome &outcome = m_deletion->outcome();
    const QString said = deleteOutcomeText(m_deletion->progress().total, outcome);
    if (!outcome.error) {
        const bool asShown = outcome.leftOut.isEmpty() && outcome.onOldReadings == 0;
        messages()->showMessage(asShown ? StatusKind::Good : StatusKind::Warning, said);
    } else if (outcome.isPaused) {
        messages()->showMessage(StatusKind::Neutral,
                                tr("Paused. %1 The job is resumed on the page Jobs.").arg(said));
    } else if (outcome.error->kind == ApiError::Kind::Cancelled) {
        messages()->showMessage(StatusKind::Warning, tr("You cancelled. %1").arg(said));
    } else {
        messages()->showMessage(
            StatusKind::Bad, tr("%1 %2", "two sentences").arg(said, userMessage(*outcome.error)));
    }
}

void NumbersPage::adaptToSelection()
{
    const qsizetype selected = table()->selectedRowCount();
    const bool deleting = m_deletion->isRunning();
    allow(m_refresh, {whyNoRows()});
    allow(m_delete, {m_session.rights().whyNot(Right::Delete), whyNoRows(),
                     deleting ? tr("Numbers are being deleted.") : QString(),
                     selected == 0 ? tr("Select the numbers first.") : QString()});
    adaptToRow();
    setSummary(summary());
}

void NumbersPage::adaptToRow()
{
    const qsizetype selected = table()->selectedRowCount();
    const int row = table()->selectedRow();
    const QString noWriting = m_session.rights().whyNot(Right::Write);
    allow(m_create, {noWriting});
    allow(m_edit, {noWriting, whyNoRows(), selected > 1 ? tr("Select one number only.") : QString(),
                   row < 0 ? tr("Select a number first.") : QString()});
    if (selected > 1)
        detailsPane()->showHint(tr("%Ln number(s) selected.", nullptr, static_cast<int>(selected)));
    else if (row >= 0)
        presentNumber(m_model->number(row));
    else
        detailsPane()->showHint(tr("Select a number to see its details."));
}

void NumbersPage::presentNumber(const Number &number)
{
    detailsPane()->show(numberDetails(number, m_session.data().account(number.accountName)));
}

QString NumbersPage::summary() const
{
    const auto count = [](qsizetype number) { return static_cast<int>(number); };
    if (m_model->unfilteredCount() == 0)
        return {};
    QStringList parts{tr("%Ln number(s)", nullptr, count(m_model->unfilteredCount()))};
    if (m_model->rowCount() != m_model->unfilteredCount())
        parts.prepend(tr("%Ln shown", nullptr, m_model->rowCount()));
    if (const LoadState state = loadState();
        state.error && !state.loading && state.loadedAt.isNull())
        parts += tr("not read whole");
    if (m_model->pendingCount() > 0)
        parts += tr("%Ln pending", nullptr, count(m_model->pendingCount()));
    if (m_model->failedCount() > 0)
        parts += tr("%Ln failed", nullptr, count(m_model->failedCount()));
    if (const qsizetype selected = table()->selectedRowCount(); selected > 1)
        parts += tr("%Ln selected", nullptr, count(selected));
    return parts.join(u" · "_s);
}

void NumbersPage::adaptToData()
{
    presentLoad(tr("Retry"));
    setSummary(summary());
    if (m_model->rowCount() > 0)
        showTable();
    else if (!m_model->isBusy())
        presentEmpty();
    adaptToRow();
}

void NumbersPage::presentEmpty()
{
    const LoadState state = loadState();
    EmptyState *empty = showEmpty();
    const QIcon picture = themedIcon(icon());
    if (m_model->unfilteredCount() > 0) {
        empty->present(themedIcon("search"_L1),
                       tr("No number matches “%1”.").arg(filterBox()->text()), {}, {clearFilter()});
    } else if (state.error && !state.loading) {
        empty->present(picture, tr("The numbers could not be read."),
                       tr("The message above says why."));
    } else if (state.loadedAt.isNull()) {
        empty->present(picture, state.loading ? tr("Reading numbers…") : tr("Nothing was read yet"),
                       {});
    } else if (m_session.data().accounts().isEmpty()) {
        empty->present(picture, tr("No numbers yet"),
                       tr("A number belongs to an account: create an account first."));
    } else if (accountInView().isEmpty()) {
        empty->present(picture, tr("No numbers yet"),
                       tr("Drop a .csv file anywhere on this window, or type the numbers in."),
                       {m_create});
    } else {
        empty->present(picture, tr("%1 has no numbers yet").arg(accountInView()),
                       tr("Drop a .csv file anywhere on this window, or type the numbers in."),
                       {m_create});
    }
}

} // namespace numberdesk
