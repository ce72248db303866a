// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/fieldrules.h"

#include <QLabel>
#include <QLineEdit>

#include <functional>

class QFormLayout;

namespace numberdesk {

/// What is to be said of a field, under it: a fault, a doubt or a hint.
class FieldNote : public QLabel
{
    Q_OBJECT

public:
    explicit FieldNote(QWidget *parent = nullptr);

    void showCheck(const FieldCheck &check);
    void showHint(const QString &hint);
    /// True while it shows a fault, not a doubt or a hint.
    bool showsError() const { return m_severity == FieldProblem::Severity::Error; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();

    std::optional<FieldProblem::Severity> m_severity;
};

/// A line of text with a rule that is checked as one types, once something was typed.
class TextField : public QWidget
{
    Q_OBJECT

public:
    using Check = std::function<FieldCheck(const QString &value)>;

    /// `label` with mnemonic; the edit's accessible name is the label.
    TextField(const QString &label, QFormLayout *form);

    QLineEdit *edit() const { return m_edit; }
    QString text() const { return m_edit->text().trimmed(); }
    void setText(const QString &text);
    void setCheck(Check check);
    /// Shown while there is nothing to complain of.
    void setHint(const QString &hint);

    /// Shows what is wrong even when nothing was typed; true when the value may be sent.
    bool check();
    /// Checks again after something else that the rule looks at has changed.
    void recheck();
    /// A fault that the gateway found.
    void showFault(const QString &expected, const QString &remedy);

signals:
    void changed();

private:
    FieldCheck problem() const;
    void present();

    QLineEdit *m_edit;
    FieldNote *m_note;
    Check m_check;
    QString m_hint;
    bool m_touched = false;
};

} // namespace numberdesk
