// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/windowsettings.h"

#include <QTableView>

#include <functional>

namespace numberdesk {

class TableDelegate;

/// A table of this program: rows of one height, whole rows selected, columns remembered, and
/// always a current index while there are rows (assistive clients rely on one).
class DataTable : public QTableView
{
    Q_OBJECT

public:
    /// `name` is the accessible name, translated; `settingsName` is not.
    DataTable(const QString &name, QString settingsName, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setStatusColumns(const QSet<int> &columns);
    /// Widths in characters of the table's font.
    void setColumnWidths(const QList<int> &characters);
    /// Shows a column at that place from the left.
    /// These share the width that the other columns leave.
    void setStretchedColumns(const QList<int> &columns);
    void moveColumn(int column, int place);
    void setColumnsHidden(const QList<int> &columns);

    /// Finds the row of a KeyRole value; with it the current row survives a model reset.
    void setRowFinder(std::function<int(const QVariant &key)> rowOf) { m_rowOf = std::move(rowOf); }

    /// Walks the ranges of the selection: QItemSelectionModel::selectedRows() takes seconds when
    /// there are thousands of them.
    QList<int> selectedRowList() const;
    qsizetype selectedRowCount() const;
    /// The row that details are shown of, or -1.
    int currentRow() const;
    void selectRowOnly(int row);

    void restoreColumns(const WindowSettings &settings);
    void saveColumns(WindowSettings &settings) const;

    /// The selected rows as tab-separated text, into the clipboard.
    void copySelection();

signals:
    void currentRowChanged();
    void selectedRowsChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rememberCurrent();
    void ensureCurrent();
    void adoptRowHeight();
    QString rowText(int row) const;

    QString m_settingsName;
    TableDelegate *m_delegate;
    std::function<int(const QVariant &key)> m_rowOf;
    QVariant m_rememberedKey;
    bool m_rememberedSelected = false;
    bool m_columnsRestored = false;
};

} // namespace numberdesk
