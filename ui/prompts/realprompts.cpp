// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prompts/realprompts.h"

#include "core/showntext.h"
#include "prompts/secretdialog.h"
#include "prompts/typedquestion.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

namespace numberdesk {

namespace {

QMessageBox *messageBox(QWidget *parent, QMessageBox::Icon icon, const QString &title,
                        const QString &text)
{
    auto *box = new QMessageBox(icon, shownText(title), breakable(shownText(text)),
                                QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    return box;
}

/// The box takes its text format for the first text only.
void setPlainExplanation(QMessageBox *box, const QString &explanation)
{
    box->setInformativeText(breakable(shownText(explanation)));
    if (auto *label = box->findChild<QLabel *>(QStringLiteral("qt_msgbox_informativelabel")))
        label->setTextFormat(Qt::PlainText);
}

/// The process's own folder means nothing to a person.
QString folderToStartIn(const QString &folder)
{
    if (!folder.isEmpty() && QFileInfo(folder).isDir())
        return folder;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

} // namespace

void RealPrompts::ask(QWidget *parent, const Question &question, Answered answered)
{
    if (question.countToType > 0 || !question.textToType.isEmpty()) {
        auto *dialog = new TypedQuestion(question, parent);
        QObject::connect(dialog, &QDialog::finished, parent,
                         [dialog, answered = std::move(answered)] { answered(dialog->answer()); });
        dialog->open();
        return;
    }
    QMessageBox *box =
        messageBox(parent, question.dangerous ? QMessageBox::Warning : QMessageBox::Question,
                   question.title, question.text);
    setPlainExplanation(box, question.explanation);
    QList<QAbstractButton *> buttons;
    for (const QString &answer : question.answers) {
        buttons.append(box->addButton(answer, question.dangerous ? QMessageBox::DestructiveRole
                                                                 : QMessageBox::AcceptRole));
    }
    QPushButton *safe = box->addButton(question.safeAnswer, QMessageBox::RejectRole);
    box->setDefaultButton(safe);
    box->setEscapeButton(safe);
    auto *option = question.option.isEmpty() ? nullptr : new QCheckBox(question.option, box);
    box->setCheckBox(option);
    QObject::connect(
        box, &QMessageBox::finished, parent,
        [box, buttons, option, tell = question.optionGiven, answered = std::move(answered)] {
            if (option != nullptr && tell)
                tell(option->isChecked());
            answered(static_cast<int>(buttons.indexOf(box->clickedButton())));
        });
    box->open();
}

void RealPrompts::askSecret(QWidget *parent, const SecretQuestion &question,
                            std::function<void(const std::optional<QByteArray> &secret)> answered)
{
    auto *dialog = new SecretDialog(question, parent);
    QObject::connect(
        dialog, &QDialog::finished, parent, [dialog, answered = std::move(answered)](int result) {
            answered(result == QDialog::Accepted ? std::optional(dialog->secret()) : std::nullopt);
        });
    dialog->open();
}

void RealPrompts::inform(QWidget *parent, const QString &title, const QString &text,
                         std::function<void()> closed)
{
    QMessageBox *box = messageBox(parent, QMessageBox::Information, title, text);
    box->addButton(QMessageBox::tr("Close"), QMessageBox::RejectRole);
    QObject::connect(box, &QMessageBox::finished, parent,
                     [closed = std::move(closed)] { closed(); });
    box->open();
}

void RealPrompts::chooseOpenFiles(QWidget *parent, const QString &title, const QString &folder,
                                  const QString &nameFilter,
                                  std::function<void(const QStringList &paths)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, folderToStartIn(folder), nameFilter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(chosen));
    dialog->open();
}

void RealPrompts::chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestion,
                                 const QString &nameFilter,
                                 std::function<void(const QString &path)> chosen)
{
    const QFileInfo file(suggestion);
    const bool named = file.fileName() != suggestion;
    auto *dialog = new QFileDialog(
        parent, title, folderToStartIn(named ? file.absolutePath() : QString()), nameFilter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(file.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace numberdesk
