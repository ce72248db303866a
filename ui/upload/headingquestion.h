// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/rowissue.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QFormLayout;

namespace numberdesk {

/// Asks what headings stand for that are nearly known ones: each is taken as the nearest known
/// heading, or ignored.
class HeadingQuestion : public QWidget
{
    Q_OBJECT

public:
    explicit HeadingQuestion(QWidget *parent = nullptr);

    /// Asks about those of `issues` that are near headings; hides itself when there are none.
    void setIssues(const QList<RowIssue> &issues);

signals:
    /// `map`: known headings by those of the file.
    void answered(const QMap<QString, QString> &map, const QStringList &ignored);

private:
    void addChoice(const RowIssue &issue);
    void answer();

    QFormLayout *m_form;
    QList<std::pair<QString, QComboBox *>> m_choices; ///< by heading of the file
};

} // namespace numberdesk
