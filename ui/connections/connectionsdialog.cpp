// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectionsdialog.h"

#include "connections/connectioncolours.h"
#include "connections/connectiondialog.h"
#include "connections/connectionopener.h"
#include "connections/connectiontestpane.h"
#include "core/showntext.h"
#include "prompts/prompts.h"
#include "session/connections/connectionbook.h"
#include "session/connections/connectiontest.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/words.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr QSize dialogSize(920, 560);
constexpr int paneLines = 9;

enum Column : int {
    NameColumn,
    StateColumn,
    AddressColumn,
    SignInColumn,
    SecretColumn,
    ChangesColumn
};

QString signInWords(const ConnectionProfile &profile)
{
    if (profile.tokenUrl.isEmpty())
        return ConnectionsDialog::tr("None");
    return profile.certificateFile.isEmpty() ? ConnectionsDialog::tr("Client secret")
                                             : ConnectionsDialog::tr("Certificate");
}

QString placeWords(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return ConnectionsDialog::tr("Keychain");
    case SecretPlace::EncryptedFile:
        return ConnectionsDialog::tr("Encrypted file");
    case SecretPlace::Session:
        return ConnectionsDialog::tr("This session");
    case SecretPlace::None:
        break;
    }
    return ConnectionsDialog::tr("None needed");
}

QPushButton *button(const QString &text, QLatin1StringView icon, QWidget *parent)
{
    auto *made = new QPushButton(themedIcon(icon), text, parent);
    made->setAutoDefault(false);
    return made;
}

} // namespace

ConnectionsDialog::ConnectionsDialog(ConnectionBook &book, DataDirectory directory,
                                     Prompts &prompts, const QString &inUse, QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_directory(std::move(directory))
    , m_prompts(prompts)
    , m_messages(new MessageBar(this))
    , m_list(new QTreeWidget(this))
    , m_open(button(tr("&Open"), "gateway"_L1, this))
    , m_add(button(tr("&Add…"), "add"_L1, this))
    , m_edit(button(tr("&Edit…"), "edit"_L1, this))
    , m_test(button(tr("&Test connection"), "check"_L1, this))
    , m_remove(button(tr("&Remove"), "delete"_L1, this))
    , m_pane(new ConnectionTestPane(this))
    , m_opener(new ConnectionOpener(book, prompts, tr("Test connection"), this))
    , m_inUse(inUse)
    , m_nameToSelect(inUse)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Connections"));
    resize(dialogSize);
    buildList();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(m_list, 1);
    columns->addWidget(buildButtons());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_messages);
    layout->addLayout(columns, 1);
    layout->addWidget(m_pane);
    // So that the list stands still when a test has ended, whatever it says.
    m_pane->setMinimumHeight(paneLines * fontMetrics().lineSpacing());
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &ConnectionsDialog::adaptToChoice);
    connect(m_list, &QTreeWidget::itemActivated, this, &ConnectionsDialog::openChosen);
    connect(&m_book, &ConnectionBook::changed, this, &ConnectionsDialog::read);
    connect(m_pane, &ConnectionTestPane::runningChanged, this, &ConnectionsDialog::adaptTestButton);
    connect(m_opener, &ConnectionOpener::opened, this, [this](const Connection &connection) {
        if (connection.profile.name == chosenName())
            m_pane->run(connection, m_directory);
    });
    connect(m_opener, &ConnectionOpener::failed, this,
            [this](const QString &name, const QString &message) {
                if (name == chosenName())
                    m_pane->showFailure(message);
            });
    adaptToChoice();
    read();
}

void ConnectionsDialog::buildList()
{
    m_list->setAccessibleName(tr("Connections"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setHeaderLabels({tr("Name"), tr("State"), tr("Address"), tr("Sign-in"),
                             tr("Secret kept in"), tr("Changes")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // These may be long, and are cut then, so that the short ones stay in view.
    for (const Column column : {NameColumn, AddressColumn})
        m_list->header()->setSectionResizeMode(column, QHeaderView::Stretch);
}

QWidget *ConnectionsDialog::buildButtons()
{
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_open->setDefault(true);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    for (QPushButton *each : {m_open, m_add, m_edit, m_test, m_remove})
        layout->addWidget(each);
    layout->addStretch();
    layout->addWidget(close);
    connect(m_open, &QPushButton::clicked, this, &ConnectionsDialog::openChosen);
    connect(m_add, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
    connect(m_edit, &QPushButton::clicked, this, &ConnectionsDialog::editChosen);
    connect(m_test, &QPushButton::clicked, this, &ConnectionsDialog::testChosen);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionsDialog::askToRemove);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return column;
}

void ConnectionsDialog::read()
{
    m_book.list()->then(this, [this](const StorageResult<QList<ConnectionProfile>> &profiles) {
        if (!profiles)
            m_messages->showMessage(StatusKind::Bad, profiles.error().message);
        fill(profiles.value_or(QList<ConnectionProfile>()));
    });
}

void ConnectionsDialog::fill(const QList<ConnectionProfile> &profiles)
{
    const QString chosen = m_nameToSelect.isEmpty() ? chosenName() : m_nameToSelect;
    m_nameToSelect.clear();
    m_profiles = profiles;
    m_list->clear();
    addRow(ConnectionBook::localName(), themedIcon("gateway"_L1),
           {tr("This computer"), tr("By itself"), tr("None needed"), tr("Allowed")});
    for (const ConnectionProfile &profile : profiles) {
        addRow(profile.name, connectionIcon(profile.colour),
               {profile.baseUrl.authority(), signInWords(profile), placeWords(profile.secretPlace),
                profile.readOnly ? tr("Read-only") : tr("Allowed")});
    }
    select(chosen);
    adaptToChoice();
}

void ConnectionsDialog::addRow(const QString &name, const QIcon &icon, const QStringList &rest)
{
    const bool used = name == m_inUse;
    QStringList cells{shownText(name), used ? tr("In use") : QString()};
    cells += rest;
    auto *item = new QTreeWidgetItem(m_list, cells);
    item->setSizeHint(0, QSize(0, tableRowHeight(m_list->fontMetrics())));
    item->setIcon(NameColumn, icon);
    item->setData(NameColumn, Qt::UserRole, name);
    item->setToolTip(NameColumn, toolTipText(name));
    item->setToolTip(AddressColumn, toolTipText(item->text(AddressColumn)));
    if (used)
        item->setIcon(StateColumn, statusIcon(StatusKind::Good));
}

/// Highlights nothing when it is not there.
void ConnectionsDialog::select(const QString &name)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (item->data(NameColumn, Qt::UserRole).toString() == name) {
            m_list->setCurrentItem(item);
            return;
        }
    }
    m_list->setCurrentItem(m_list->topLevelItem(0), NameColumn, QItemSelectionModel::NoUpdate);
}

void ConnectionsDialog::adaptToChoice()
{
    m_pane->clear();
    const bool remote = chosenProfile() != nullptr;
    const bool any = !chosenName().isEmpty();
    QString reason;
    if (!any)
        reason = tr("Select a connection first.");
    else if (!remote)
        reason = tr("The local gateway needs no settings and is always there.");
    m_open->setEnabled(any);
    m_open->setToolTip(any ? QString() : reason);
    for (QPushButton *each : {m_edit, m_test, m_remove}) {
        each->setEnabled(remote);
        explain(each, reason);
    }
}

QString ConnectionsDialog::chosenName() const
{
    const QList<QTreeWidgetItem *> items = m_list->selectedItems();
    return items.isEmpty() ? QString()
                           : items.constFirst()->data(NameColumn, Qt::UserRole).toString();
}

const ConnectionProfile *ConnectionsDialog::chosenProfile() const
{
    const auto found = std::find_if(
        m_profiles.cbegin(), m_profiles.cend(),
        [name = chosenName()](const ConnectionProfile &profile) { return profile.name == name; });
    return found == m_profiles.cend() ? nullptr : &*found;
}

void ConnectionsDialog::openChosen()
{
    const QString name = chosenName();
    if (name.isEmpty())
        return;
    accept();
    emit openRequested(name);
}

void ConnectionsDialog::editChosen()
{
    if (const ConnectionProfile *profile = chosenProfile())
        edit(*profile);
}

void ConnectionsDialog::edit(const std::optional<ConnectionProfile> &profile)
{
    auto *dialog = new ConnectionDialog(m_book, m_directory, m_prompts, profile, this);
    connect(dialog, &ConnectionDialog::saved, this,
            [this](const QString &name, const QString &replaced) {
                m_nameToSelect = name;
                read();
                if (!replaced.isEmpty())
                    emit profileReplaced(name, replaced);
            });
    dialog->open();
}

void ConnectionsDialog::askToRemove()
{
    const QString name = chosenName();
    const auto withJobs = std::make_shared<bool>(false);
    Question question{tr("Remove connection"),
                      tr("Remove the connection %1?").arg(name),
                      tr("Its settings and its secret are forgotten on this computer. Nothing "
                         "changes on the gateway."),
                      {tr("Remove")},
                      tr("Cancel"),
                      true};
    question.option = tr("Forget its jobs and the copies of their files, too");
    question.optionGiven = [withJobs](bool ticked) { *withJobs = ticked; };
    m_prompts.ask(this, question, [this, name, withJobs](int answer) {
        if (answer != 0)
            return;
        if (*withJobs)
            removeWithJobs(name);
        else
            remove(name);
    });
}

/// Jobs go first: one that runs keeps its connection.
void ConnectionsDialog::removeWithJobs(const QString &name)
{
    m_book.removeJobs(name)->then(this, [this, name](const StorageResult<qint64> &forgotten) {
        if (forgotten)
            return remove(name);
        m_messages->showMessage(
            StatusKind::Bad,
            tr("Connection %1 was not removed. %2").arg(name, forgotten.error().message));
    });
}

void ConnectionsDialog::remove(const QString &name)
{
    m_book.remove(name)->then(this, [this, name](const StorageResult<QString> &result) {
        if (!result)
            m_messages->showMessage(StatusKind::Bad, result.error().message);
        else if (!result->isEmpty())
            m_messages->showMessage(
                StatusKind::Bad,
                tr("Removed connection %1, but not its secret. %2").arg(name, *result));
    });
}

void ConnectionsDialog::testChosen()
{
    const bool stops = m_pane->isRunning();
    m_pane->clear();
    if (!stops && chosenProfile() != nullptr)
        m_opener->open(chosenName());
}

void ConnectionsDialog::adaptTestButton()
{
    m_test->setText(m_pane->isRunning() ? tr("Stop &test") : tr("&Test connection"));
}

} // namespace numberdesk
