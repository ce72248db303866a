// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectionform.h"

#include "connections/connectioncolours.h"
#include "connections/filefield.h"
#include "connections/signinfields.h"
#include "net/wire/transport.h"
#include "provisioning/errors/apiversions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int automaticBudget = -1;
constexpr int mostRequests = 4096;
constexpr int longestTimeout = 600; // s

FieldProblem formFault(const QString &expected, const QString &remedy)
{
    return {FieldProblem::Severity::Error, expected, remedy};
}

/// The gateway's address for what was typed: its base domain, or an address.
QUrl baseUrlFor(const QString &typed)
{
    return typed.contains("://"_L1) ? QUrl(typed, QUrl::StrictMode) : apiUrlOf(typed);
}

} // namespace

ConnectionForm::ConnectionForm(Prompts &prompts, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    // Made from top to bottom, which is the order of Tab.
    layout->addWidget(buildIdentity());
    layout->addWidget(buildGateway());
    m_signIn = new SignInFields(prompts, this);
    layout->addWidget(m_signIn);
    layout->addWidget(buildMore(prompts));
    buildRules();
    connect(m_signIn, &SignInFields::changed, this, &ConnectionForm::changed);
}

QGroupBox *ConnectionForm::buildIdentity()
{
    auto *group = new QGroupBox(tr("Connection"), this);
    auto *form = new QFormLayout(group);
    form->setSpacing(8);
    m_name = new TextField(tr("Na&me"), form);
    m_name->edit()->setPlaceholderText(tr("For people, for example Production"));
    bindText(m_name, &ConnectionProfile::name);
    addColour(form);
    auto *readOnly = new QCheckBox(tr("&Read-only: allow no changes"), group);
    readOnly->setToolTip(tr("Nothing that would change something is ever sent."));
    form->addRow(QString(), readOnly);
    bind([readOnly](const ConnectionProfile &profile) { readOnly->setChecked(profile.readOnly); },
         [readOnly](ConnectionProfile &profile) { profile.readOnly = readOnly->isChecked(); });
    return group;
}

void ConnectionForm::addColour(QFormLayout *form)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(tr("Colour"));
    for (const ConnectionColour colour : connectionColours())
        box->addItem(connectionIcon(colour), connectionColourLabel(colour),
                     static_cast<int>(colour));
    form->addRow(tr("Co&lour"), box);
    bind(
        [box](const ConnectionProfile &profile) {
            box->setCurrentIndex(box->findData(static_cast<int>(profile.colour)));
        },
        [box](ConnectionProfile &profile) {
            profile.colour = static_cast<ConnectionColour>(box->currentData().toInt());
        });
}

QGroupBox *ConnectionForm::buildGateway()
{
    auto *group = new QGroupBox(tr("Gateway"), this);
    auto *form = new QFormLayout(group);
    form->setSpacing(8);
    m_address = new TextField(tr("Base &domain"), form);
    m_address->edit()->setPlaceholderText(u"d1e2f3a4b5c6d7e8.commsgw.azure.com"_s);
    m_address->setHint(tr("Domain in the resource's properties, or the API's whole address."));
    m_apiVersion = new QComboBox(group);
    m_apiVersion->setEditable(true);
    m_apiVersion->addItems(publishedApiVersions());
    m_apiVersion->setAccessibleName(tr("API version"));
    form->addRow(tr("API &version"), m_apiVersion);
    bind(
        [this](const ConnectionProfile &profile) {
            const QString domain = baseDomainOf(profile.baseUrl);
            m_address->setText(domain.isEmpty() ? profile.baseUrl.toString() : domain);
            m_apiVersion->setCurrentText(profile.apiVersion);
        },
        [this](ConnectionProfile &profile) {
            profile.baseUrl = baseUrlFor(m_address->text());
            profile.apiVersion = m_apiVersion->currentText().trimmed();
        });
    connect(m_address, &TextField::changed, this, &ConnectionForm::changed);
    connect(m_apiVersion, &QComboBox::currentTextChanged, this, &ConnectionForm::changed);
    return group;
}

QGroupBox *ConnectionForm::buildMore(Prompts &prompts)
{
    auto *group = new QGroupBox(tr("Network"), this);
    auto *form = new QFormLayout(group);
    form->setSpacing(8);
    auto *caFile =
        new FileField(tr("Certificate &authority"),
                      tr("Certificates (*.pem *.crt *.cer);;All files (*)"), prompts, form);
    caFile->edit()->setPlaceholderText(tr("None beside the system's"));
    caFile->setHint(tr("PEM file, for a private authority or a proxy that inspects TLS."));
    bindText(caFile, &ConnectionProfile::caFile);
    connect(caFile, &TextField::changed, this, &ConnectionForm::changed);
    m_proxy = new TextField(tr("Pro&xy"), form);
    m_proxy->edit()->setPlaceholderText(tr("The system's; or none, http://HOST:PORT, "
                                           "socks5://HOST:PORT"));
    bindText(m_proxy, &ConnectionProfile::proxy);
    connect(m_proxy, &TextField::changed, this, &ConnectionForm::changed);
    addBudget(form);
    addTimeout(form);
    return group;
}

void ConnectionForm::addBudget(QFormLayout *form)
{
    auto *box = new QSpinBox(this);
    box->setRange(automaticBudget, mostRequests);
    box->setSpecialValueText(tr("What the gateway says (100)"));
    box->setAccessibleName(tr("Requests in 60 seconds"));
    box->setToolTip(tr("0 is no limit. Microsoft publishes 100 in any 60 seconds."));
    form->addRow(tr("Requests in 60 s"), box);
    bind(
        [box](const ConnectionProfile &profile) {
            box->setValue(profile.requestBudget.value_or(automaticBudget));
        },
        [box](ConnectionProfile &profile) {
            profile.requestBudget.reset();
            if (box->value() != automaticBudget)
                profile.requestBudget = box->value();
        });
}

void ConnectionForm::addTimeout(QFormLayout *form)
{
    auto *box = new QSpinBox(this);
    box->setRange(1, longestTimeout);
    box->setSuffix(tr(" s"));
    box->setAccessibleName(tr("Timeout"));
    form->addRow(tr("Time&out"), box);
    bind(
        [box](const ConnectionProfile &profile) {
            box->setValue(
                static_cast<int>(std::chrono::ceil<std::chrono::seconds>(profile.timeout).count()));
        },
        [box](ConnectionProfile &profile) {
            profile.timeout = std::chrono::seconds(box->value());
        });
    connect(box, &QSpinBox::valueChanged, this, &ConnectionForm::changed);
}

void ConnectionForm::buildRules()
{
    m_name->setCheck([this](const QString &name) -> FieldCheck {
        if (name.isEmpty())
            return formFault(tr("1 to 60 characters"), tr("Enter a name."));
        if (m_nameTaken && m_nameTaken(name))
            return formFault(tr("a name that is free"),
                             tr("A connection of that name exists already."));
        return {};
    });
    m_address->setCheck([](const QString &typed) -> FieldCheck {
        const QUrl url = baseUrlFor(typed);
        if (typed.isEmpty() || !isSafeToUse(url) || !url.userInfo().isEmpty()) {
            return formFault(tr("a domain, or https://…; http:// on this computer only"),
                             tr("Enter the gateway's base domain."));
        }
        return {};
    });
    m_proxy->setCheck([this](const QString &) -> FieldCheck {
        ConnectionProfile probe;
        probe.name = u"probe"_s;
        probe.baseUrl = QUrl(u"https://localhost"_s);
        probe.proxy = m_proxy->text();
        const QString wrong = faultOf(probe);
        if (wrong.isEmpty())
            return {};
        return formFault(tr("nothing, none, http://HOST:PORT or socks5://HOST:PORT"), wrong);
    });
}

void ConnectionForm::bind(Show show, Take take)
{
    m_bindings.push_back({std::move(show), std::move(take)});
}

void ConnectionForm::bindText(TextField *field, QString ConnectionProfile::*member)
{
    bind([field, member](const ConnectionProfile &profile) { field->setText(profile.*member); },
         [field, member](ConnectionProfile &profile) { profile.*member = field->text(); });
}

void ConnectionForm::setProfile(const ConnectionProfile &profile, bool stored)
{
    m_original = profile;
    m_signIn->setProfile(profile, stored);
    for (const Binding &binding : m_bindings)
        binding.show(profile);
}

ConnectionProfile ConnectionForm::profile() const
{
    ConnectionProfile profile = m_original;
    for (const Binding &binding : m_bindings)
        binding.take(profile);
    m_signIn->applyTo(profile);
    return profile;
}

void ConnectionForm::setNameTaken(std::function<bool(const QString &name)> taken)
{
    m_nameTaken = std::move(taken);
}

void ConnectionForm::setApiVersion(const QString &apiVersion)
{
    m_apiVersion->setCurrentText(apiVersion);
}

bool ConnectionForm::check(bool needsName)
{
    bool right = true;
    const auto look = [&right](TextField *field) {
        if (field->check())
            return;
        field->edit()->setFocus(); // from below, so that the first fault has the focus at last
        right = false;
    };
    look(m_proxy);
    if (!m_signIn->check())
        right = false;
    look(m_address);
    if (needsName)
        look(m_name);
    return right;
}

void ConnectionForm::focusFirst()
{
    m_name->edit()->setFocus();
}

} // namespace numberdesk
