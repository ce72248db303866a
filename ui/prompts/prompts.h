// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

class QWidget;

namespace numberdesk {

/// A question with its answers as verbs. The safe answer is the default and what Escape gives.
struct Question
{
    QString title;
    QString text;           ///< the question, one sentence
    QString explanation;    ///< what follows from it
    QStringList answers;    ///< verbs, most wanted first
    QString safeAnswer;     ///< for example "Cancel"
    bool dangerous = false; ///< what the answers do cannot be undone
    /// More than 0: a person types this number before an answer can be given; such a question has
    /// no option.
    qint64 countToType = 0;
    QString textToType = {}; ///< not empty: the same with this text, for example a name
    QString option = {};     ///< a box beside the answers, without a tick at first; empty: none
    std::function<void(bool ticked)> optionGiven = {}; ///< told before the answer
};

/// Asks for a secret, which is never shown.
struct SecretQuestion
{
    QString title;
    QString text;   ///< what it is for
    QString label;  ///< of the field, with or without mnemonic
    QString answer; ///< the verb, for example "Unlock"
};

/// The one door for modal questions and file choosers, so that tests can answer them. Nothing here
/// waits: answers come by callback, never after `parent` is gone.
class Prompts
{
public:
    /// Index into Question::answers, or -1 for the safe answer.
    using Answered = std::function<void(int answer)>;

    virtual ~Prompts() = default;

    virtual void ask(QWidget *parent, const Question &question, Answered answered) = 0;
    /// Nothing when the person gives none.
    virtual void
    askSecret(QWidget *parent, const SecretQuestion &question,
              std::function<void(const std::optional<QByteArray> &secret)> answered) = 0;
    virtual void inform(QWidget *parent, const QString &title, const QString &text,
                        std::function<void()> closed) = 0;
    /// Not called when nothing was chosen. Starts in `folder`; where it is empty or gone, in the
    /// person's documents.
    virtual void chooseOpenFiles(QWidget *parent, const QString &title, const QString &folder,
                                 const QString &nameFilter,
                                 std::function<void(const QStringList &paths)> chosen) = 0;
    /// `suggestion` is a file name, with the folder to start in where there is one.
    virtual void chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestion,
                                const QString &nameFilter,
                                std::function<void(const QString &path)> chosen) = 0;
};

} // namespace numberdesk
