// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prompts/typedquestion.h"

#include "core/showntext.h"
#include "widgets/look/textstyle.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int questionWidth = 400;

QLabel *words(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(breakable(shownText(text)), parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(questionWidth);
    return label;
}

} // namespace

TypedQuestion::TypedQuestion(const Question &question, QWidget *parent)
    : QDialog(parent)
    , m_count(question.countToType)
    , m_text(question.textToType)
    , m_edit(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(shownText(question.title));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    layout->addWidget(buildWords(question));
    addButtons(layout, question);
    adaptButtons();
    m_edit->setFocus();
}

QWidget *TypedQuestion::buildWords(const Question &question)
{
    auto *whole = new QWidget(this);
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const auto sign =
        question.dangerous ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxQuestion;
    const int size = style()->pixelMetric(QStyle::PM_MessageBoxIconSize, nullptr, this);
    auto *icon = new QLabel(whole);
    icon->setPixmap(style()->standardIcon(sign, nullptr, this).pixmap(size, size));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    QLabel *text = words(question.text, whole);
    setHeadingFont(text);
    column->addWidget(text);
    column->addWidget(words(question.explanation, whole));
    column->addSpacing(4);
    addField(column, question);
    row->addLayout(column, 1);
    return whole;
}

void TypedQuestion::addField(QVBoxLayout *layout, const Question &question)
{
    const bool isText = !m_text.isEmpty();
    auto *label = new QLabel(
        isText ? tr("&Type %1 to confirm it").arg(shownText(m_text).replace(u'&', u"&&"_s))
               : tr("&Type %1 to confirm the count").arg(QLocale().toString(m_count)),
        this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_edit);
    m_edit->setAccessibleName(isText ? tr("Type the name") : tr("Type the count"));
    m_edit->setAccessibleDescription(question.text);
    if (!isText)
        m_edit->setInputMethodHints(Qt::ImhPreferNumbers);
    layout->addWidget(label);
    layout->addWidget(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &TypedQuestion::adaptButtons);
}

void TypedQuestion::addButtons(QVBoxLayout *layout, const Question &question)
{
    auto *box = new QDialogButtonBox(this);
    for (int i = 0; i < question.answers.size(); ++i) {
        m_answers += box->addButton(question.answers.at(i), QDialogButtonBox::AcceptRole);
        connect(m_answers.last(), &QPushButton::clicked, this, [this, i] {
            m_answer = i;
            accept();
        });
    }
    m_safe = box->addButton(question.safeAnswer, QDialogButtonBox::RejectRole);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(box);
}

bool TypedQuestion::isTyped() const
{
    const QString typed = m_edit->text().trimmed();
    if (!m_text.isEmpty())
        return typed == m_text;
    bool isNumber = false;
    qint64 count = QLocale().toLongLong(typed, &isNumber);
    if (!isNumber)
        count = typed.toLongLong(&isNumber);
    return isNumber && count == m_count;
}

void TypedQuestion::adaptButtons()
{
    const bool isRight = isTyped();
    for (QPushButton *answer : std::as_const(m_answers))
        answer->setEnabled(isRight);
    // Return gives the safe answer until it stands there.
    (isRight ? m_answers.first() : m_safe)->setDefault(true);
}

} // namespace numberdesk
