// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"

#include "accounts/accountdetails.h"
#include "accounts/accountdialog.h"
#include "models/accounttablemodel.h"
#include "session/rights.h"
#include "session/session.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/emptystate.h"
#include "widgets/lists/filterbox.h"
#include "widgets/look/icons.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int columnOf(AccountColumn column)
{
    return static_cast<int>(column);
}

} // namespace

AccountsPage::AccountsPage(const PageContext &context, QWidget *parent)
    : ProxyListPage(
          {{tr("Accounts"), tr("&Accounts"), "accounts"_L1}, tr("Filter accounts"), u"accounts"_s},
          context.settings, parent)
    , m_session(context.session)
    , m_prompts(context.prompts)
    , m_model(new AccountTableModel(m_session.data(), this))
{
    setModel(m_model);
    table()->setStatusColumns(
        {columnOf(AccountColumn::SubdomainState), columnOf(AccountColumn::Status)});
    table()->moveColumn(columnOf(AccountColumn::Status), 1);
    table()->fitColumns({14, 16, 16, 11, 14, 12, 11}, {columnOf(AccountColumn::Status)});
    // The details have them too; here they would cut what one reads.
    table()->setColumnsHidden(
        {columnOf(AccountColumn::CorrelationId), columnOf(AccountColumn::TeamsTenantId)});
    table()->setSortingEnabled(true);
    table()->sortByColumn(columnOf(AccountColumn::Name), Qt::AscendingOrder);
    buildCommands();
    restoreState();

    connect(&m_session.rights(), &Rights::changed, this, &AccountsPage::adaptToRow);
    connect(&m_session.data(), &GatewayData::accountsChanged, this, &AccountsPage::adaptToData);
    connect(&m_session.data(), &GatewayData::accountsStateChanged, this,
            &AccountsPage::adaptToData);
    connect(&m_session.data(), &GatewayData::requestsStateChanged, this,
            &AccountsPage::adaptToData);
    follow(m_manage);
}

void AccountsPage::buildCommands()
{
    m_create = addCommand(tr("&Create account"), "add"_L1, QKeySequence::New);
    m_manage = addCommand(tr("&Manage account"), "edit"_L1, {});
    m_viewNumbers =
        addCommand(tr("&View numbers"), "view"_L1, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    addRefresh();
    m_loadSample = new QAction(themedIcon("sample"_L1), tr("Load sample data"), this);

    connect(m_create, &QAction::triggered, this, [this] { createAccount({}); });
    connect(m_manage, &QAction::triggered, this, &AccountsPage::manageAccount);
    connect(m_viewNumbers, &QAction::triggered, this, [this] {
        if (const Account *account = current())
            emit viewNumbersRequested(account->name);
    });
    connect(m_loadSample, &QAction::triggered, this, &AccountsPage::loadSampleDataRequested);
}

void AccountsPage::refresh()
{
    m_session.data().refreshAccounts();
}

LoadState AccountsPage::loadState() const
{
    return m_session.data().accountsState();
}

void AccountsPage::createAccount(const Account &suggestion)
{
    auto *dialog = new CreateAccountDialog(m_session, m_prompts, suggestion, window());
    connect(dialog, &CreateAccountDialog::created, this, &AccountsPage::selectAccount);
    dialog->open();
}

void AccountsPage::selectAccount(const QString &name)
{
    filterBox()->clear();
    highlightRow(m_model->rowOf(name));
}

void AccountsPage::manageAccount()
{
    if (const Account *account = current())
        (new ManageAccountDialog(m_session, m_prompts, account->name, window()))->open();
}

const Account *AccountsPage::current() const
{
    const int row = currentRow();
    return row < 0 ? nullptr : &m_model->account(row);
}

void AccountsPage::adaptToRow()
{
    const Account *account = current();
    const QString noWriting = m_session.rights().whyNot(Right::Write);
    const QString noRow = account == nullptr ? tr("Select an account first.") : QString();
    allow(m_create, {noWriting});
    allow(m_manage, {noWriting, noRow});
    allow(m_viewNumbers, {noRow});
    if (account != nullptr)
        detailsPane()->show(accountDetails(*account, m_session.connection().baseDomain()));
    else
        detailsPane()->showHint(tr("Select an account to see its details."));
}

QString AccountsPage::summary() const
{
    const auto total = static_cast<int>(m_session.data().accounts().size());
    if (total == 0)
        return {};
    QString all = tr("%Ln account(s)", nullptr, total);
    if (shownCount() == total)
        return all;
    return tr("%1 of %2", "shown of all").arg(QLocale().toString(shownCount()), all);
}

void AccountsPage::presentEmpty()
{
    const GatewayData &gateway = m_session.data();
    const LoadState state = gateway.accountsState();
    EmptyState *empty = showEmpty();
    const QIcon picture = themedIcon(icon());
    if (!gateway.accounts().isEmpty()) {
        empty->present(themedIcon("search"_L1),
                       tr("No account matches “%1”.").arg(filterBox()->text()), {},
                       {clearFilter()});
    } else if (state.error && !state.loading) {
        empty->present(picture, tr("The accounts could not be read."),
                       tr("The message above says why."));
    } else if (state.loadedAt.isNull()) {
        empty->present(picture,
                       state.loading ? tr("Reading accounts…") : tr("Nothing was read yet"), {});
    } else if (m_session.connection().local && gateway.requests().isEmpty()) {
        empty->present(picture, tr("This gateway is empty"),
                       tr("It is a local gateway on this computer, to learn and try things with. "
                          "Load sample data to look around, or create your first account."),
                       {m_loadSample, m_create});
    } else {
        empty->present(picture, tr("No accounts yet"),
                       tr("An account is a customer with its services and numbers."), {m_create});
    }
}

} // namespace numberdesk
