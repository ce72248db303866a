// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/importoptions.h"

#include <QWidget>

class QComboBox;

namespace numberdesk {

/// Which rows of a file are sent, and whether what accounts have beside it is deleted.
class ModeBox : public QWidget
{
    Q_OBJECT

public:
    explicit ModeBox(QWidget *parent = nullptr);

    void setMode(ImportMode mode);

signals:
    /// A person has chosen another.
    void modeChosen(numberdesk::ImportMode mode);

private:
    void add(ImportMode mode, const QString &text, const QString &toolTip);

    QComboBox *m_modes;
    ImportMode m_mode = ImportMode::Both;
};

} // namespace numberdesk
