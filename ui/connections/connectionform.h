// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QFormLayout;
class QGroupBox;

namespace numberdesk {

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
    void addColour(QFormLayout *form);
    void addBudget(QFormLayout *form);
    void addTimeout(QFormLayout *form);
    void buildRules();

    using Show = std::function<void(const ConnectionProfile &profile)>;
    using Take = std::function<void(ConnectionProfile &profile)>;
    /// A part of a profile and the widget that stands for it.
    struct Binding
    {
        Show show;
        Take take;
    };
    void bind(Show show, Take take);
    void bindText(TextField *field, QString ConnectionProfile::*member);

    ConnectionProfile m_original;
    std::vector<Binding> m_bindings;
    std::function<bool(const QString &name)> m_nameTaken;
    TextField *m_name;
    TextField *m_address;
    QComboBox *m_apiVersion;
    SignInFields *m_signIn;
    TextField *m_proxy;
};

} // namespace numberdesk
