// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"

#include <QGroupBox>

#include <optional>

class QComboBox;
class QFormLayout;

namespace numberdesk {

class FileField;
class Prompts;
class TextField;

/// How a connection signs in: with a client secret, with a certificate, or not at all; and where
/// the secret is kept.
class SignInFields : public QGroupBox
{
    Q_OBJECT

public:
    explicit SignInFields(Prompts &prompts, QWidget *parent = nullptr);

    /// What this desk can keep secrets in.
    void setKeychain(bool available);
    /// The encrypted file exists and is locked: its passphrase is wanted.
    void setFileState(bool exists, bool unlocked);

    /// `stored`: a secret is kept already and stays unless another is typed.
    void setProfile(const ConnectionProfile &profile, bool stored);
    void applyTo(ConnectionProfile &profile) const;

    /// The client secret, or the passphrase of the certificate; empty when none was typed.
    QByteArray secret() const;
    /// The passphrase of the encrypted file, when it is wanted.
    QByteArray filePassphrase() const;

    /// Shows every fault and goes to the first; true when all is right.
    bool check();

signals:
    void changed();

private:
    enum class Method : int { Secret, Certificate, None };

    void buildFields(Prompts &prompts);
    void buildRules();
    void adapt();
    void adaptNotes();
    Method method() const;
    SecretPlace place() const;
    bool wantsFilePassphrase() const;

    QFormLayout *m_form;
    QComboBox *m_method;
    TextField *m_tenant;
    TextField *m_clientId;
    TextField *m_secret;
    FileField *m_certificate;
    TextField *m_certificatePassphrase;
    TextField *m_scope;
    QComboBox *m_place;
    QWidget *m_placeRow;
    class FieldNote *m_placeNote;
    TextField *m_filePassphrase;
    std::optional<bool> m_hasKeychain; ///< unset: not known yet
    bool m_fileExists = false;
    bool m_fileUnlocked = false;
    bool m_isStored = false;
    Method m_storedMethod = Method::None;
};

} // namespace numberdesk
