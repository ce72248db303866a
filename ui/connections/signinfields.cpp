// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/signinfields.h"

#include "connections/filefield.h"
#include "net/signin/clientcredentials.h"
#include "net/wire/transport.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

FieldProblem signInFault(const QString &expected, const QString &remedy)
{
    return {FieldProblem::Severity::Error, expected, remedy};
}

void hideTyped(TextField *field)
{
    field->edit()->setEchoMode(QLineEdit::Password);
    field->edit()->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData |
                                       Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

/// The token endpoint for what was typed: a tenant, or the endpoint's own address.
QUrl tokenUrlFor(const QString &typed)
{
    return typed.contains("://"_L1) ? QUrl(typed, QUrl::StrictMode) : tokenUrlOf(typed);
}

} // namespace

SignInFields::SignInFields(Prompts &prompts, QWidget *parent)
    : QGroupBox(tr("Sign-in"), parent), m_form(new QFormLayout(this))
{
    m_form->setSpacing(8);
    buildFields(prompts);
    buildRules();
    for (TextField *field : {m_tenant, m_clientId, m_secret, m_certificatePassphrase, m_scope,
                             m_filePassphrase, static_cast<TextField *>(m_certificate)})
        connect(field, &TextField::changed, this, &SignInFields::changed);
    for (QComboBox *box : {m_method, m_place}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            adapt();
            emit changed();
        });
    }
    adapt();
}

void SignInFields::buildFields(Prompts &prompts)
{
    // Made from top to bottom, which is the order of Tab.
    m_method = new QComboBox(this);
    m_method->addItem(tr("Client secret"), static_cast<int>(Method::Secret));
    m_method->addItem(tr("Certificate"), static_cast<int>(Method::Certificate));
    m_method->addItem(tr("No sign-in"), static_cast<int>(Method::None));
    m_method->setAccessibleName(tr("Sign in with"));
    m_form->addRow(tr("Sign in &with"), m_method);
    m_tenant = new TextField(tr("Directory te&nant"), m_form);
    m_tenant->edit()->setPlaceholderText(
        tr("Tenant ID or domain, or the token endpoint's address"));
    m_clientId = new TextField(tr("Client &ID"), m_form);
    m_secret = new TextField(tr("Client &secret"), m_form);
    m_certificate =
        new FileField(tr("C&ertificate file"),
                      tr("Certificates (*.pem *.pfx *.p12);;All files (*)"), prompts, m_form);
    m_certificate->setHint(tr("PEM with certificate and key, or PFX."));
    m_certificatePassphrase = new TextField(tr("Certificate passphrase"), m_form);
    hideTyped(m_secret);
    hideTyped(m_certificatePassphrase);
    m_scope = new TextField(tr("Sco&pe"), m_form);
    m_scope->edit()->setPlaceholderText(publishedScope());
    m_scope->edit()->setToolTip(publishedScope());
    m_placeRow = new QWidget(this);
    m_place = new QComboBox(m_placeRow);
    m_placeNote = new FieldNote(m_placeRow);
    m_place->addItem(tr("In the desktop's keychain"), static_cast<int>(SecretPlace::Keychain));
    m_place->addItem(tr("In an encrypted file"), static_cast<int>(SecretPlace::EncryptedFile));
    m_place->addItem(tr("For this session only"), static_cast<int>(SecretPlace::Session));
    m_place->setAccessibleName(tr("Keep the secret"));
    auto *layout = new QVBoxLayout(m_placeRow);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_place);
    layout->addWidget(m_placeNote);
    m_form->addRow(tr("&Keep the secret"), m_placeRow);
    static_cast<QLabel *>(m_form->labelForField(m_placeRow))->setBuddy(m_place);
    m_filePassphrase = new TextField(tr("File passphrase"), m_form);
    hideTyped(m_filePassphrase);
}

void SignInFields::buildRules()
{
    m_tenant->setCheck([](const QString &typed) -> FieldCheck {
        const QUrl url = tokenUrlFor(typed);
        if (typed.isEmpty() || !isSafeToUse(url) || !url.userInfo().isEmpty()) {
            return signInFault(
                tr("a tenant such as contoso.onmicrosoft.com, or https://…"),
                tr("Enter the directory tenant that the application is registered in."));
        }
        return {};
    });
    m_clientId->setCheck([](const QString &typed) -> FieldCheck {
        if (typed.isEmpty())
            return signInFault(tr("the application (client) ID"), tr("Enter the client ID."));
        return {};
    });
    m_secret->setCheck([this](const QString &typed) -> FieldCheck {
        if (typed.isEmpty() && !(m_isStored && m_storedMethod == Method::Secret))
            return signInFault(tr("the secret's value, not its ID"),
                               tr("Enter the client secret."));
        return {};
    });
    // A line end that was copied along costs hours to find.
    for (TextField *field : {m_tenant, m_clientId, m_secret, m_scope}) {
        connect(field, &TextField::changed, this, [field] {
            const bool hasBlanks = field->text() != field->edit()->text();
            field->setHint(hasBlanks ? tr("White space around it is left out.") : QString());
        });
    }
    m_certificate->setCheck([](const QString &typed) -> FieldCheck {
        if (typed.isEmpty())
            return signInFault(tr("a PEM or PFX file"),
                               tr("Choose the certificate to sign in with."));
        return {};
    });
    m_filePassphrase->setCheck([](const QString &typed) -> FieldCheck {
        if (typed.isEmpty())
            return signInFault(tr("a passphrase"),
                               tr("Enter the passphrase of the encrypted file."));
        return {};
    });
}

void SignInFields::setKeychain(bool available)
{
    m_hasKeychain = available;
    if (!available && place() == SecretPlace::Keychain && !m_isStored)
        m_place->setCurrentIndex(m_place->findData(static_cast<int>(SecretPlace::Session)));
    adapt();
}

void SignInFields::setFileState(bool exists, bool unlocked)
{
    m_fileExists = exists;
    m_fileUnlocked = unlocked;
    adapt();
}

void SignInFields::setProfile(const ConnectionProfile &profile, bool stored)
{
    m_isStored = stored;
    Method method = profile.certificateFile.isEmpty() ? Method::Secret : Method::Certificate;
    if (profile.tokenUrl.isEmpty() && !profile.name.isEmpty())
        method = Method::None;
    m_storedMethod = method;
    m_method->setCurrentIndex(m_method->findData(static_cast<int>(method)));
    const QString tenant = tenantOf(profile.tokenUrl);
    m_tenant->setText(tenant.isEmpty() ? profile.tokenUrl.toString() : tenant);
    m_clientId->setText(profile.clientId);
    m_certificate->setText(profile.certificateFile);
    m_scope->setText(profile.scope);
    if (profile.secretPlace != SecretPlace::None)
        m_place->setCurrentIndex(m_place->findData(static_cast<int>(profile.secretPlace)));
    if (stored) {
        m_secret->edit()->setPlaceholderText(tr("Unchanged"));
        m_certificatePassphrase->edit()->setPlaceholderText(tr("Unchanged"));
    }
    adapt();
}

void SignInFields::applyTo(ConnectionProfile &profile) const
{
    if (method() == Method::None) {
        profile.tokenUrl.clear();
        profile.clientId.clear();
        profile.certificateFile.clear();
        profile.scope.clear();
        profile.secretPlace = SecretPlace::None;
        return;
    }
    profile.tokenUrl = tokenUrlFor(m_tenant->text());
    profile.clientId = m_clientId->text();
    profile.certificateFile = method() == Method::Certificate ? m_certificate->text() : QString();
    profile.scope = m_scope->text();
    const bool keepsNothing = method() == Method::Certificate && secret().isEmpty() &&
                              !(m_isStored && m_storedMethod == Method::Certificate);
    profile.secretPlace = keepsNothing ? SecretPlace::None : place();
}

QByteArray SignInFields::secret() const
{
    switch (method()) {
    case Method::Secret:
        return m_secret->text().toUtf8();
    case Method::Certificate:
        return m_certificatePassphrase->edit()->text().toUtf8();
    case Method::None:
        break;
    }
    return {};
}

QByteArray SignInFields::filePassphrase() const
{
    return wantsFilePassphrase() ? m_filePassphrase->edit()->text().toUtf8() : QByteArray();
}

bool SignInFields::check()
{
    bool right = true;
    const std::array<std::pair<TextField *, bool>, 5> fields{{
        {m_filePassphrase, wantsFilePassphrase()},
        {m_certificate, method() == Method::Certificate},
        {m_secret, method() == Method::Secret},
        {m_clientId, method() != Method::None},
        {m_tenant, method() != Method::None},
    }};
    for (const auto &[field, counts] : fields) {
        if (!counts || field->check())
            continue;
        field->edit()->setFocus(); // from below, so that the first fault has the focus at last
        right = false;
    }
    return right;
}

SignInFields::Method SignInFields::method() const
{
    return static_cast<Method>(m_method->currentData().toInt());
}

SecretPlace SignInFields::place() const
{
    return static_cast<SecretPlace>(m_place->currentData().toInt());
}

bool SignInFields::wantsFilePassphrase() const
{
    return method() != Method::None && place() == SecretPlace::EncryptedFile && !m_fileUnlocked &&
           !secret().isEmpty();
}

void SignInFields::adapt()
{
    const Method chosen = method();
    const bool signsIn = chosen != Method::None;
    m_form->setRowVisible(m_tenant, signsIn);
    m_form->setRowVisible(m_clientId, signsIn);
    m_form->setRowVisible(m_scope, signsIn);
    m_form->setRowVisible(m_secret, chosen == Method::Secret);
    m_form->setRowVisible(m_certificate, chosen == Method::Certificate);
    m_form->setRowVisible(m_certificatePassphrase, chosen == Method::Certificate);
    m_form->setRowVisible(m_placeRow, signsIn);
    m_form->setRowVisible(m_filePassphrase,
                          signsIn && place() == SecretPlace::EncryptedFile && !m_fileUnlocked);
    adaptNotes();
}

/// Says where the secret will be, so that nobody has to guess.
void SignInFields::adaptNotes()
{
    switch (place()) {
    case SecretPlace::Keychain:
        if (!m_hasKeychain)
            m_placeNote->showHint(tr("Asking whether this desktop has a keychain…"));
        else if (*m_hasKeychain)
            m_placeNote->showHint(tr("The desktop unlocks it when you sign in."));
        else
            m_placeNote->showCheck(
                signInFault(tr("another place"), tr("This desktop has no keychain that answers.")));
        break;
    case SecretPlace::EncryptedFile:
        m_placeNote->showHint(m_fileExists
                                  ? tr("secrets.bin in the data directory, opened with its "
                                       "passphrase once in each session.")
                                  : tr("A new file, secrets.bin, encrypted with a passphrase of "
                                       "yours. A lost passphrase cannot be recovered."));
        break;
    case SecretPlace::Session:
    case SecretPlace::None:
        m_placeNote->showHint(tr("It is asked for again after the program was closed."));
        break;
    }
}

} // namespace numberdesk
