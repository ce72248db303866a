// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/number.h"
#include "widgets/fields/editdialog.h"

class QCheckBox;
class QLabel;

namespace numberdesk {

class Session;
class TextField;

/// Edit number: services and custom SIP header of one number, read afresh and saved only over what
/// was read. Operator Connect and Phone Mobile are switched on and off; their settings stay, and
/// where a number has none, which the gateway requires, they cannot be switched on here.
class NumberDialog : public EditDialog<Number>
{
    Q_OBJECT

public:
    NumberDialog(Session &session, Prompts &prompts, const Number &number, QWidget *parent);

protected:
    void submit() override;
    void showResource(const Number &number) override;
    void focusFirst() override;

private:
    void buildFields();
    QString whyNotEnable(Service service) const;
    Number edited() const;

    Session &m_session;
    Number m_number;
    PerService<QCheckBox *> m_services;
    TextField *m_header = nullptr;
};

} // namespace numberdesk
