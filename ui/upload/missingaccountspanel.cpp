// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/missingaccountspanel.h"

#include "widgets/lists/datatable.h"
#include "widgets/look/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

enum Column : int { Name, Services, Rows, Near };

constexpr int mostRowsInView = 4;

QString serviceNames(const ServiceSet &services)
{
    QStringList names;
    for (const Service service : allServices) {
        if (services.contains(service))
            names += shortName(service);
    }
    return names.join(u", "_s);
}

/// What speaks against making the account, or what a person should know.
QString remark(const MissingAccount &account)
{
    if (!account.canBeCreated && !account.isCreated)
        return account.goodRows == 0
                   ? MissingAccountsPanel::tr("every row of it is bad: mend them first")
                   : MissingAccountsPanel::tr(
                         "needs more than a name: create it on Accounts first");
    if (!account.near.isEmpty())
        return MissingAccountsPanel::tr("perhaps %1 is meant").arg(account.near);
    return {};
}

} // namespace

MissingAccountsPanel::MissingAccountsPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_create(new QPushButton(themedIcon("accounts"_L1), {}, this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_list->setAccessibleName(tr("Missing accounts"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHeaderLabels(
        {tr("Create account"), tr("Services"), tr("Rows"), tr("Nearest account")});
    m_create->setAutoDefault(false);
    m_create->setAccessibleName(tr("Create accounts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_create);
    layout->addLayout(top);
    layout->addWidget(m_list);
    connect(m_list, &QTreeWidget::itemChanged, this, &MissingAccountsPanel::adaptButton);
    connect(m_create, &QPushButton::clicked, this, [this] { emit creationRequested(ticked()); });
    hide();
}

void MissingAccountsPanel::setAccounts(const QList<MissingAccount> &accounts, bool mayChange)
{
    setVisible(!accounts.isEmpty());
    const bool same = m_accounts == accounts && m_mayChange == mayChange;
    m_accounts = accounts;
    m_mayChange = mayChange;
    if (!same)
        fill();
}

void MissingAccountsPanel::fill()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const bool agreed = !created().isEmpty();
    const int rowHeight = tableRowHeight(m_list->fontMetrics());
    for (const MissingAccount &account : std::as_const(m_accounts)) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setSizeHint(Near, QSize(0, rowHeight)); // whose width the header gives
        item->setText(Name, account.name);
        item->setText(Services, serviceNames(account.services));
        item->setText(Rows, QLocale().toString(account.rows));
        item->setTextAlignment(Rows, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(Near, remark(account));
        const bool suggested = account.canBeCreated && account.near.isEmpty();
        const bool ticks = agreed ? account.isCreated : suggested;
        item->setCheckState(Name, ticks ? Qt::Checked : Qt::Unchecked);
        Qt::ItemFlags flags = item->flags();
        flags.setFlag(Qt::ItemIsUserCheckable, m_mayChange);
        flags.setFlag(Qt::ItemIsEnabled, account.canBeCreated || account.isCreated);
        item->setFlags(flags);
    }
    for (int column = Name; column <= Rows; ++column)
        m_list->resizeColumnToContents(column);
    const auto count = static_cast<int>(m_accounts.size());
    const int rows = std::min(mostRowsInView, count);
    const int half = count > rows ? rowHeight / 2 : 0; // shows that there are more
    m_list->setFixedHeight(m_list->header()->sizeHint().height() + rows * rowHeight + half +
                           2 * m_list->frameWidth());
    m_list->scrollToTop();
    adaptButton();
}

QStringList MissingAccountsPanel::ticked() const
{
    QStringList names;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (item->checkState(Name) == Qt::Checked)
            names += item->text(Name);
    }
    return names;
}

QStringList MissingAccountsPanel::created() const
{
    QStringList names;
    for (const MissingAccount &account : m_accounts) {
        if (account.isCreated)
            names += account.name;
    }
    return names;
}

void MissingAccountsPanel::adaptButton()
{
    const QStringList now = created();
    const QStringList wanted = ticked();
    const auto count = static_cast<int>(wanted.size());
    m_create->setText(wanted.isEmpty() ? tr("Create no account")
                                       : tr("Create %Ln account(s)", nullptr, count));
    m_create->setVisible(m_mayChange && wanted != now);
    if (now.isEmpty()) {
        m_title->setText(tr("%Ln account(s) of the file do not exist on the gateway. Rows of "
                            "accounts that are not created stay unsent.",
                            nullptr, static_cast<int>(m_accounts.size())));
    } else {
        m_title->setText(
            tr("%Ln account(s) will be created: %1", nullptr, static_cast<int>(now.size()))
                .arg(now.join(u", "_s)));
    }
}

} // namespace numberdesk
