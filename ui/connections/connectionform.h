// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QGroupBox;
class QSpinBox;

namespace numberdesk {

class FileField;
class Prompts;
class SignInFields;
class TextField;

/// The fields of one connection.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(Prompts &prompts, QWidget *parent = nullptr);

    SignInFields &signIn() const { return *m_signIn; }

    /// `stored`: its secret is kept already.
    void setProfile(const ConnectionProfile &profile, bool stored);
    ConnectionProfile profile() const;
    void setNameTaken(std::function<bool(const QString &name)> taken);
    /// Chooses another API version, for example the one that a gateway takes.
    void setApiVersion(const QString &apiVersion);

    /// Shows every fault and goes to the first one; true when all is right. Without a name a
    /// connection may still be tested.
    bool check(bool needsName);
    void focusFirst();

signals:
    void changed();

private:
    QGroupBox *buildIdentity();
    QGroupBox *buildGateway();
    QGroupBox *buildMore(Prompts &prompts);
    void buildRules();

    ConnectionProfile m_original;
    std::function<bool(const QString &name)> m_nameTaken;
    TextField *m_name;
    QComboBox *m_colour;
    QCheckBox *m_readOnly;
    TextField *m_address;
    QComboBox *m_apiVersion;
    SignInFields *m_signIn;
    FileField *m_caFile;
    TextField *m_proxy;
    QSpinBox *m_budget;
    QSpinBox *m_timeout;
};

} // namespace numberdesk
