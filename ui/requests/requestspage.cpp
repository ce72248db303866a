// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "requests/requestspage.h"

#include "models/requesttablemodel.h"
#include "requests/relationshipdialog.h"
#include "requests/requestdetails.h"
#include "session/rights.h"
#include "session/session.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/emptystate.h"
#include "widgets/lists/filterbox.h"
#include "widgets/look/icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int columnOf(RequestColumn column)
{
    return static_cast<int>(column);
}

} // namespace

RequestsPage::RequestsPage(const PageContext &context, QWidget *parent)
    : ProxyListPage({{tr("Requests for Information"), tr("&Requests"), "requests"_L1},
                     tr("Filter requests"),
                     u"requests"_s},
                    context.settings, parent)
    , m_session(context.session)
    , m_prompts(context.prompts)
    , m_model(new RequestTableModel(m_session.data(), this))
{
    setModel(m_model);
    table()->setStatusColumns({columnOf(RequestColumn::ConsentStatus),
                               columnOf(RequestColumn::Relationship),
                               columnOf(RequestColumn::Status)});
    table()->moveColumn(columnOf(RequestColumn::Relationship), 1);
    table()->moveColumn(columnOf(RequestColumn::ConsentedOn), 2);
    table()->fitColumns({13, 18, 8, 8, 12, 12, 9, 12, 9},
                        {columnOf(RequestColumn::Relationship), columnOf(RequestColumn::Company)});
    // The details have them too; here they would cut what one reads.
    table()->setColumnsHidden({columnOf(RequestColumn::TenantId), columnOf(RequestColumn::Contact),
                               columnOf(RequestColumn::Account)});
    table()->setSortingEnabled(true);
    table()->sortByColumn(columnOf(RequestColumn::ConsentedOn), Qt::DescendingOrder);
    buildCommands();
    restoreState();

    connect(&m_session.rights(), &Rights::changed, this, &RequestsPage::adaptToRow);
    connect(&m_session.data(), &GatewayData::requestsChanged, this, &RequestsPage::adaptToData);
    connect(&m_session.data(), &GatewayData::accountsChanged, this, &RequestsPage::adaptToRow);
    connect(&m_session.data(), &GatewayData::requestsStateChanged, this,
            &RequestsPage::adaptToData);
    follow(m_update);
}

void RequestsPage::buildCommands()
{
    m_update = addCommand(tr("&Update relationship status"), "reply"_L1,
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    m_createAccount = addCommand(tr("&Create account"), "add"_L1, QKeySequence::New);
    addRefresh();
    connect(m_update, &QAction::triggered, this, &RequestsPage::updateStatus);
    connect(m_createAccount, &QAction::triggered, this, &RequestsPage::createAccount);
}

void RequestsPage::refresh()
{
    m_session.data().refreshRequests();
}

LoadState RequestsPage::loadState() const
{
    return m_session.data().requestsState();
}

void RequestsPage::updateStatus()
{
    if (const RequestForInformation *request = current())
        (new RelationshipDialog(m_session, m_prompts, *request, window()))->open();
}

void RequestsPage::createAccount()
{
    if (const RequestForInformation *request = current())
        emit createAccountRequested(accountRequestedBy(*request));
}

const RequestForInformation *RequestsPage::current() const
{
    const int row = currentRow();
    return row < 0 ? nullptr : &m_model->request(row);
}

/// As the gateway names it, or an account of the same tenant that the gateway has not linked yet.
QString RequestsPage::accountOf(const RequestForInformation &request) const
{
    if (!request.accountName.isEmpty())
        return request.accountName;
    const QList<Account> &accounts = m_session.data().accounts();
    const auto found =
        std::find_if(accounts.cbegin(), accounts.cend(), [&](const Account &account) {
            return account.teamsTenantId.compare(request.tenantId, Qt::CaseInsensitive) == 0;
        });
    return found == accounts.cend() ? QString() : found->name;
}

void RequestsPage::adaptToRow()
{
    const RequestForInformation *request = current();
    const QString noWriting = m_session.rights().whyNot(Right::Write);
    const QString noRow = request == nullptr ? tr("Select a request first.") : QString();
    QString linked;
    const QString account = request == nullptr ? QString() : accountOf(*request);
    if (!account.isEmpty())
        linked = tr("This tenant has the account %1.").arg(account);
    allow(m_update, {noWriting, noRow});
    allow(m_createAccount, {noWriting, noRow, linked});
    if (request != nullptr)
        detailsPane()->show(requestDetails(*request));
    else
        detailsPane()->showHint(tr("Select a request to see its details."));
}

QString RequestsPage::summary() const
{
    const QList<RequestForInformation> &all = m_session.data().requests();
    if (all.isEmpty())
        return {};
    const auto waiting = std::count_if(all.cbegin(), all.cend(), isAwaitingAnswer);
    QStringList parts{tr("%Ln request(s)", nullptr, static_cast<int>(all.size()))};
    if (shownCount() != all.size())
        parts.prepend(tr("%Ln shown", nullptr, shownCount()));
    if (waiting > 0)
        parts += tr("%Ln awaiting an answer", nullptr, static_cast<int>(waiting));
    return parts.join(u" · "_s);
}

void RequestsPage::presentEmpty()
{
    const LoadState state = m_session.data().requestsState();
    EmptyState *empty = showEmpty();
    const QIcon picture = themedIcon(icon());
    if (!m_session.data().requests().isEmpty()) {
        empty->present(themedIcon("search"_L1),
                       tr("No request matches “%1”.").arg(filterBox()->text()), {},
                       {clearFilter()});
    } else if (state.error && !state.loading) {
        empty->present(picture, tr("The requests could not be read."),
                       tr("The message above says why."));
    } else if (state.loadedAt.isNull()) {
        empty->present(picture,
                       state.loading ? tr("Reading requests…") : tr("Nothing was read yet"), {});
    } else {
        empty->present(picture, tr("No requests for information"),
                       tr("When a customer consents to you in the Teams admin center, its request "
                          "appears here."));
    }
}

} // namespace numberdesk
