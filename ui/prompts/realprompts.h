// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "prompts/prompts.h"

namespace numberdesk {

/// Prompts as dialogs of the desktop.
class RealPrompts : public Prompts
{
public:
    void ask(QWidget *parent, const Question &question, Answered answered) override;
    void askSecret(QWidget *parent, const SecretQuestion &question,
                   std::function<void(const std::optional<QByteArray> &secret)> answered) override;
    void inform(QWidget *parent, const QString &title, const QString &text,
                std::function<void()> closed) override;
    void chooseOpenFiles(QWidget *parent, const QString &title, const QString &folder,
                         const QString &nameFilter,
                         std::function<void(const QStringList &paths)> chosen) override;
    void chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestion,
                        const QString &nameFilter,
                        std::function<void(const QString &path)> chosen) override;
};

} // namespace numberdesk
