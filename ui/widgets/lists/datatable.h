// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/windowsettings.h"

#include <QItemSelectionModel>
#include <QSet>
#include <QTableView>

#include <functional>

namespace numberdesk {

class TableColumns;
class TableDelegate;

/// How high a row of a table or a list with columns is, in pixels.
int tableRowHeight(const QFontMetrics &metrics);

/// A table of this program: rows of one height, whole rows selected, columns remembered.
///
/// The highlighted rows are what a page describes, edits and deletes. They stay highlighted, by
/// their KeyRole, whatever the model does: sorting, filtering, a refresh, a reset. The current
/// index, which is there while there are rows because assistive clients rely on one, means nothing
/// else.
class DataTable : public QTableView
{
    Q_OBJECT

public:
    /// `name` is the accessible name, translated; `settingsName` is not.
    DataTable(const QString &name, QString settingsName, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setStatusColumns(const QSet<int> &columns);
    /// The columns share the width that there is: each has at least so many characters, as far as
    /// its text has them, and what is left goes to the favoured ones where they are cut, then to
    /// the others. People choose columns on the header's context menu and under View.
    void fitColumns(const QList<int> &leastCharacters, const QList<int> &favoured);
    /// Shows a column at that place from the left.
    void moveColumn(int column, int place);
    void setColumnsHidden(const QList<int> &columns);
    void setColumnShown(int column, bool shown);
    /// One checkable action for each column that people may show or hide; none before
    /// fitColumns().
    QList<QAction *> columnChoices() const;
    /// The rows that come now are others: columns are measured by their text alone.
    void forgetText();

    /// Finds the rows of KeyRole values faster than by looking at each row.
    using RowsFinder = std::function<QList<int>(const QSet<QString> &keys)>;
    void setRowsFinder(RowsFinder finder) { m_rowsOf = std::move(finder); }

    /// Walks the ranges of the selection: QItemSelectionModel::selectedRows() takes seconds when
    /// there are thousands of them.
    QList<int> selectedRowList() const;
    qsizetype selectedRowCount() const;
    /// The highlighted row when it is one only, or -1.
    int selectedRow() const;
    void selectRowOnly(int row);
    /// Takes the keyboard from the filter box; highlights a row when none is.
    void enterByKeyboard();
    /// What was highlighted and is not shown at present stays so when it is shown again, unless it
    /// is forgotten here.
    void forgetHiddenSelection();

    void restoreColumns(const WindowSettings &settings);
    void saveColumns(WindowSettings &settings) const;

    /// The selected rows as tab-separated text, into the clipboard.
    void copySelection();

signals:
    /// Other rows are highlighted, or the model was reset under them.
    void selectedRowsChanged();

protected:
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void followModel();
    void rememberRows();
    void restoreRows();
    void restoreInserted(const QModelIndex &parent, int first, int last);
    void dropStrangers();
    void selectRows(const QList<int> &rows, QItemSelectionModel::SelectionFlags command);
    QList<int> rowsOf(const QSet<QString> &keys) const;
    QString keyOf(int row) const;
    void ensureCurrent();
    void adoptRowHeight();
    int widthOf(int characters) const;
    QString rowText(int row) const;

    QString m_settingsName;
    TableDelegate *m_delegate;
    TableColumns *m_columns = nullptr; ///< once they are fitted
    RowsFinder m_rowsOf;
    QSet<QString> m_wanted;      ///< keys of what a person has highlighted, shown or not
    bool m_personChose = false;  ///< since they were noted
    bool m_modelChanges = false; ///< what changes the selection now is no person
    QString m_currentKey;
    bool m_columnsRestored = false;
};

} // namespace numberdesk
