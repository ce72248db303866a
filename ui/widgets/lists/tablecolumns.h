// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

class QAction;
class QTableView;

namespace numberdesk {

/// Keeps the columns of a table as wide as its window and its text make sensible (fittedWidths),
/// and lets people choose which ones are shown, on the header's context menu. The width that
/// somebody has given a column stays.
class TableColumns : public QObject
{
    Q_OBJECT

public:
    /// Belongs to `table`, whose model is set. `least` has a width in pixels for each column.
    TableColumns(QTableView *table, QList<int> least, const QList<int> &favoured);

    /// The columns whose width a person has chosen, for the settings.
    QByteArray chosen() const;
    /// After the header's state was restored.
    void restore(const QByteArray &chosen);
    /// One checkable action for each column that people may show or hide.
    const QList<QAction *> &choices() const { return m_choices; }
    /// Takes over which columns are shown.
    void adoptShown();
    /// What the model had before says nothing of what it has now.
    void forgetText() { m_wanted.clear(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offerChoice();
    void followModel();
    void takeWidth(int column, int before, int now);
    void measure();
    void fit();

    QTableView *m_table;
    QList<int> m_least;
    QSet<int> m_favoured;
    QSet<int> m_chosen;
    QHash<int, int> m_wanted; ///< never less than before: columns do not jump while one types
    QList<QAction *> m_choices;
    QTimer m_soon;
    bool m_fits = false; ///< the widths change by our own hand
};

} // namespace numberdesk
