// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numberfields.h"
#include "widgets/fields/editdialog.h"
#include "widgets/fields/fieldform.h"

namespace numberdesk {

class Session;

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
    void buildFields(const Number &number);
    QString whyNotEnable(const Number &number, Service service) const;

    Session &m_session;
    FieldForm<Number> m_fields;
};

} // namespace numberdesk
