// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/accountfields.h"
#include "widgets/fields/fieldform.h"

#include <QGroupBox>

class QLabel;

namespace numberdesk {

/// The part of an account's form with the settings of Teams Direct Routing, and with the host names
/// that follow from them.
class DirectRoutingFields : public QGroupBox
{
    Q_OBJECT

public:
    /// Adds its fields to `fields`.
    DirectRoutingFields(FieldForm<Account> &fields, QString baseDomain, QWidget *parent);

    /// Direct Routing is on or off; off, the fields rest and say why.
    void setServiceEnabled(bool enabled);

private:
    void showNames();

    QString m_baseDomain;
    QList<FieldEditor *> m_editors;
    FieldEditor *m_subdomain;
    QLabel *m_region1Name;
    QLabel *m_region2Name;
    FieldNote *m_nameNote;
};

} // namespace numberdesk
