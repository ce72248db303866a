// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/rowissue.h"

#include <QWidget>

class QComboBox;

namespace numberdesk {

/// Asks which sheet of a workbook is read.
class SheetQuestion : public QWidget
{
    Q_OBJECT

public:
    explicit SheetQuestion(QWidget *parent = nullptr);

    /// Asks when one of `issues` wants a sheet; hides itself otherwise.
    void setIssues(const QList<RowIssue> &issues);

signals:
    void sheetChosen(const QString &name);

private:
    QComboBox *m_sheets;
};

} // namespace numberdesk
