// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"

#include <QGroupBox>

class QCheckBox;
class QFormLayout;
class QLabel;

namespace numberdesk {

class FieldNote;
class TextField;

/// The settings of Teams Direct Routing on an account, with the host names that follow from them.
class DirectRoutingFields : public QGroupBox
{
    Q_OBJECT

public:
    DirectRoutingFields(QString baseDomain, QWidget *parent = nullptr);

    void setConfiguration(const DirectRoutingConfiguration *configuration);
    DirectRoutingConfiguration configuration() const;

    /// Direct Routing is on or off; off, the fields rest and say why.
    void setServiceEnabled(bool enabled);
    /// Shows every fault; true when all may be sent.
    bool check();

signals:
    void changed();

private:
    void showNames();

    QString m_baseDomain;
    QCheckBox *m_callScreening;
    TextField *m_subdomain;
    QLabel *m_region1Name;
    QLabel *m_region2Name;
    FieldNote *m_nameNote;
    TextField *m_region1Token;
    TextField *m_region2Token;
};

} // namespace numberdesk
