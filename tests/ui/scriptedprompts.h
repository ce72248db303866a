// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prompts/prompts.h"

#include <QTimer>
#include <QWidget>

#include <deque>

namespace numberdesk {

/// Answers questions as a test has laid down, and keeps what was asked.
class ScriptedPrompts : public Prompts
{
public:
    std::deque<int> answers;   ///< to the questions in turn; the safe one when there is none left
    bool ticksOptions = false; ///< of questions that have one
    QStringList filesToOpen;
    QString fileToSave;
    std::deque<QByteArray> secrets; ///< in turn; none given when there is none left
    QList<Question> questions;
    QList<SecretQuestion> secretQuestions;
    QStringList informed;
    QStringList folders;     ///< where choosing files began
    QStringList suggestions; ///< of files to save

    void ask(QWidget *parent, const Question &question, Answered answered) override
    {
        questions.append(question);
        if (question.optionGiven)
            question.optionGiven(ticksOptions);
        int answer = -1;
        if (!answers.empty()) {
            answer = answers.front();
            answers.pop_front();
        }
        later(parent, [answered = std::move(answered), answer] { answered(answer); });
    }
    void askSecret(QWidget *parent, const SecretQuestion &question,
                   std::function<void(const std::optional<QByteArray> &secret)> answered) override
    {
        secretQuestions.append(question);
        std::optional<QByteArray> secret;
        if (!secrets.empty()) {
            secret = secrets.front();
            secrets.pop_front();
        }
        later(parent, [answered = std::move(answered), secret] { answered(secret); });
    }
    void inform(QWidget *parent, const QString &title, const QString &text,
                std::function<void()> closed) override
    {
        Q_UNUSED(title)
        informed.append(text);
        later(parent, std::move(closed));
    }
    void chooseOpenFiles(QWidget *parent, const QString &title, const QString &folder,
                         const QString &nameFilter,
                         std::function<void(const QStringList &paths)> chosen) override
    {
        Q_UNUSED(title)
        Q_UNUSED(nameFilter)
        folders.append(folder);
        later(parent, [this, chosen = std::move(chosen)] { chosen(filesToOpen); });
    }
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestion,
                        const QString &nameFilter,
                        std::function<void(const QString &path)> chosen) override
    {
        Q_UNUSED(title)
        Q_UNUSED(nameFilter)
        suggestions.append(suggestion);
        later(parent, [this, chosen = std::move(chosen)] { chosen(fileToSave); });
    }

private:
    static void later(QWidget *parent, std::function<void()> work)
    {
        QTimer::singleShot(0, parent, std::move(work));
    }
};

} // namespace numberdesk
