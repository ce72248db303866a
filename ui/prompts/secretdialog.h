// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prompts/prompts.h"

#include <QDialog>

class QLineEdit;

namespace numberdesk {

/// Asks for one secret: nothing of it is shown, suggested or kept here.
class SecretDialog : public QDialog
{
    Q_OBJECT

public:
    SecretDialog(const SecretQuestion &question, QWidget *parent);

    QByteArray secret() const;

private:
    QLineEdit *m_edit;
};

} // namespace numberdesk
