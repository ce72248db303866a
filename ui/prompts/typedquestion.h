// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prompts/prompts.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace numberdesk {

/// A question whose answers can be given only after its count was typed, with the separators of
/// thousands or without, or its text, letter by letter.
class TypedQuestion : public QDialog
{
    Q_OBJECT

public:
    TypedQuestion(const Question &question, QWidget *parent);

    /// Index into Question::answers, or -1 for the safe answer.
    int answer() const { return m_answer; }

private:
    QWidget *buildWords(const Question &question);
    void addField(QVBoxLayout *layout, const Question &question);
    bool isTyped() const;
    void addButtons(QVBoxLayout *layout, const Question &question);
    void adaptButtons();

    qint64 m_count;
    QString m_text;
    QLineEdit *m_edit;
    QList<QPushButton *> m_answers;
    QPushButton *m_safe = nullptr;
    int m_answer = -1;
};

} // namespace numberdesk
