// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QTimer>

namespace numberdesk {

/// The box above a table that narrows it; reports after a short pause in typing. Escape clears it,
/// Down goes to the table.
class FilterBox : public QLineEdit
{
    Q_OBJECT

public:
    /// `label` is both placeholder and accessible name.
    explicit FilterBox(const QString &label, QWidget *parent = nullptr);

    /// What may be typed here, as tooltip and for assistive clients.
    void setHelp(const QString &help);

signals:
    void filterChanged(const QString &text);
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void leave();
    void report();

    QTimer m_pause;
    QString m_reported;
};

} // namespace numberdesk
