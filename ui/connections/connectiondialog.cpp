// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectiondialog.h"

#include "connections/connectionform.h"
#include "connections/connectiontestpane.h"
#include "connections/signinfields.h"
#include "session/connections/connectionbook.h"
#include "session/connections/connectiontest.h"
#include "widgets/look/messagebar.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr QSize formSize(680, 840);

}

ConnectionDialog::ConnectionDialog(ConnectionBook &book, DataDirectory directory, Prompts &prompts,
                                   const std::optional<ConnectionProfile> &profile, QWidget *parent)
    : FormDialog(profile ? tr("Edit connection") : tr("Add connection"),
                 profile ? tr("Save") : tr("Add"), prompts, parent)
    , m_book(book)
    , m_directory(std::move(directory))
    , m_name(profile ? profile->name : QString())
    , m_form(new ConnectionForm(prompts, this))
    , m_test(new QPushButton(tr("&Test connection"), this))
    , m_useOther(new QPushButton(this))
    , m_pane(new ConnectionTestPane(this))
{
    content()->addWidget(m_form);
    content()->addStretch();
    footer()->addWidget(buildTest());
    resizeWithinScreen(formSize);
    m_form->setProfile(profile.value_or(ConnectionProfile()),
                       profile && profile->secretPlace != SecretPlace::None);
    m_form->setNameTaken([this](const QString &name) {
        return name.compare(m_name, Qt::CaseInsensitive) != 0 &&
               m_names.contains(name, Qt::CaseInsensitive);
    });
    m_form->focusFirst();
    readDesk();
}

QWidget *ConnectionDialog::buildTest()
{
    auto *area = new QWidget(this);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 8, 0, 12);
    auto *row = new QHBoxLayout;
    m_test->setAutoDefault(false);
    m_test->setAccessibleName(tr("Test connection"));
    m_useOther->setAutoDefault(false);
    m_useOther->hide();
    row->addWidget(m_test);
    row->addWidget(m_useOther);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(m_pane);
    connect(m_test, &QPushButton::clicked, this, &ConnectionDialog::runTest);
    connect(m_pane, &ConnectionTestPane::runningChanged, this, &ConnectionDialog::adaptTestButton);
    connect(m_pane, &ConnectionTestPane::reported, this, &ConnectionDialog::offerApiVersion);
    connect(m_form, &ConnectionForm::changed, this, [this] {
        ++m_attempt;
        m_useOther->hide();
        m_pane->clear(); // it was about other values
    });
    return area;
}

/// What the form has to know of this desk: the names in use, and where secrets can be kept.
void ConnectionDialog::readDesk()
{
    m_names = {ConnectionBook::localName()};
    m_book.list()->then(this, [this](const StorageResult<QList<ConnectionProfile>> &profiles) {
        for (const ConnectionProfile &profile : profiles.value_or(QList<ConnectionProfile>()))
            m_names += profile.name;
    });
    m_form->signIn().setFileState(m_book.secrets().hasFile(), m_book.secrets().isUnlocked());
    m_book.secrets().hasKeychain()->then(this, [this](const StorageResult<bool> &available) {
        const bool changed = hasChanges();
        m_form->signIn().setKeychain(available.value_or(false));
        if (!changed)
            setUnchanged();
    });
}

void ConnectionDialog::runTest()
{
    ++m_attempt;
    m_useOther->hide();
    messages()->dismiss();
    if (m_pane->isRunning()) {
        m_pane->clear();
        return;
    }
    if (!m_form->check(false)) {
        showFaults(tr("Correct the marked fields, then test."));
        return;
    }
    ConnectionProfile profile = m_form->profile();
    if (!isNew())
        profile.name = m_name; // under which its secret is kept
    auto *job = m_book.open(profile, m_form->signIn().secret());
    job->then(this, [this, attempt = m_attempt](const StorageResult<Connection> &connection) {
        if (attempt != m_attempt)
            return;
        if (connection)
            m_pane->run(*connection, m_directory);
        else
            m_pane->showFailure(connection.error().message);
    });
}

void ConnectionDialog::adaptTestButton()
{
    const bool running = m_pane->isRunning();
    m_test->setText(running ? tr("Stop &test") : tr("&Test connection"));
    m_test->setAccessibleName(running ? tr("Stop test") : tr("Test connection"));
}

void ConnectionDialog::offerApiVersion(const ConnectionReport &report)
{
    m_useOther->setVisible(!report.otherApiVersion.isEmpty());
    m_useOther->setText(tr("Use %1").arg(report.otherApiVersion));
    disconnect(m_useOther, &QPushButton::clicked, this, nullptr);
    connect(m_useOther, &QPushButton::clicked, this, [this, other = report.otherApiVersion] {
        m_form->setApiVersion(other);
        runTest();
    });
}

void ConnectionDialog::submit()
{
    messages()->dismiss();
    if (!m_form->check(true)) {
        showFaults(isNew() ? tr("Correct the marked fields, then Add.")
                           : tr("Correct the marked fields, then Save."));
        return;
    }
    save();
}

void ConnectionDialog::save()
{
    const ConnectionProfile profile = m_form->profile();
    const GivenSecret given{m_form->signIn().secret(), m_form->signIn().filePassphrase()};
    setBusy(Activity::Saving, tr("Saving the connection…"));
    auto *job = isNew() ? m_book.add(profile, given) : m_book.replace(m_name, profile, given);
    job->then(this, [this, name = profile.name](const StorageResult<void> &result) {
        setIdle();
        if (!result) {
            messages()->showMessage(StatusKind::Bad, result.error().message);
            return;
        }
        emit saved(name, m_name);
        done(Accepted);
    });
}

} // namespace numberdesk
