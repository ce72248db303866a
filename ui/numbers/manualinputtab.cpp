// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/manualinputtab.h"

#include "numbers/typednumbers.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "upload/numbersform.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/icons.h"
#include "widgets/look/textstyle.h"
#include "widgets/look/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int numbersHeight = 110;

} // namespace

ManualInputTab::ManualInputTab(Session &session, UploadQueue &uploads, QWidget *parent)
    : QWidget(parent)
    , m_uploads(uploads)
    , m_upload(uploads.upload())
    , m_form(new NumbersForm(session.data(), this))
    , m_numbers(new QPlainTextEdit(this))
    , m_note(new FieldNote(this))
    , m_count(new QLabel(this))
    , m_expand(new QPushButton(this))
    , m_create(new QPushButton(themedIcon("add"_L1), tr("&Create"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(24);
    auto *left = new QVBoxLayout;
    left->addWidget(m_form);
    left->addStretch();
    layout->addLayout(left, 1);
    layout->addWidget(buildNumbers(), 1);
}

QWidget *ManualInputTab::buildNumbers()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *label = new QLabel(tr("Telephone Num&bers"), box);
    label->setBuddy(m_numbers);
    m_numbers->setAccessibleName(tr("Telephone Numbers"));
    m_numbers->setPlaceholderText(
        tr("One per line, ranges such as +441632960000-0099, or pasted from "
           "a sheet, with + and country code"));
    m_numbers->setTabChangesFocus(true);
    m_numbers->setMinimumHeight(numbersHeight);
    setFaint(m_count);
    m_create->setAutoDefault(false);
    m_expand->setAutoDefault(false);
    m_expand->setAccessibleName(tr("Expand ranges"));
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(m_expand);
    bottom->addWidget(m_create);
    layout->addWidget(label);
    layout->addWidget(m_numbers, 1);
    layout->addWidget(m_note);
    layout->addLayout(bottom);
    connect(m_create, &QPushButton::clicked, this, &ManualInputTab::create);
    connect(m_expand, &QPushButton::clicked, this, &ManualInputTab::expandRanges);
    connect(&m_upload, &Upload::changed, this, &ManualInputTab::adaptCreate);
    connect(m_numbers, &QPlainTextEdit::textChanged, this, &ManualInputTab::showCount);
    connect(m_form, &NumbersForm::changed, this, [this] {
        m_changed = true;
        adaptCreate();
    });
    showCount();
    return box;
}

void ManualInputTab::setAccountName(const QString &name)
{
    m_form->setAccountName(name);
}

void ManualInputTab::focusFirst()
{
    if (m_form->accountName().isEmpty())
        m_form->setFocus();
    else
        m_numbers->setFocus();
}

/// The plan below is of what stands here, so that Create would only make it again.
bool ManualInputTab::isPlanned() const
{
    return !m_changed && m_upload.isTyped() && m_upload.stage() == Upload::Stage::Planned;
}

void ManualInputTab::adaptCreate()
{
    QString reason = m_upload.whyNotSend();
    if (reason.isEmpty() && isPlanned())
        reason = tr("The plan below is of these numbers. Upload sends its good rows.");
    m_create->setEnabled(reason.isEmpty());
    explain(m_create, reason);
}

void ManualInputTab::showCount()
{
    m_changed = true;
    m_note->showCheck({});
    const TypedCount count = countTyped(m_numbers->toPlainText());
    QStringList parts;
    if (count.numbers > 0)
        parts += tr("%Ln number(s)", nullptr, static_cast<int>(count.numbers));
    if (count.twice > 0)
        parts += tr("%Ln twice", nullptr, static_cast<int>(count.twice));
    if (count.ranges > 0)
        parts += tr("%Ln range(s) of %1 numbers", nullptr, static_cast<int>(count.ranges))
                     .arg(QLocale().toString(count.inRanges));
    if (count.tooLong > 0)
        parts +=
            tr("%Ln range(s) of more than %1 numbers", nullptr, static_cast<int>(count.tooLong))
                .arg(QLocale().toString(mostInRange));
    m_count->setText(parts.join(u", "_s));
    m_expand->setVisible(count.ranges > 0);
    m_expand->setText(tr("E&xpand to %Ln number(s)", nullptr, static_cast<int>(count.inRanges)));
    adaptCreate();
}

void ManualInputTab::expandRanges()
{
    m_numbers->setPlainText(withRangesExpanded(m_numbers->toPlainText()));
    m_numbers->setFocus();
}

void ManualInputTab::create()
{
    const TypedNumbers typed{m_form->accountName(), m_form->edits(), m_numbers->toPlainText()};
    const CsvTable table = tableOf(typed, tr("Manual input"));
    const bool formRight = m_form->check();
    if (table.records.isEmpty()) {
        m_note->showCheck(FieldProblem{FieldProblem::Severity::Error,
                                       tr("one number per line, such as +441632960000"),
                                       tr("Enter the numbers to create.")});
        return;
    }
    const TypedCount count = countTyped(typed.text);
    if (count.ranges > 0) {
        m_note->showCheck(
            FieldProblem{FieldProblem::Severity::Error, tr("single numbers"),
                         tr("Expand the ranges first, to see which numbers are created.")});
        return;
    }
    if (!formRight)
        return;
    m_changed = false;
    m_uploads.createNumbers(table);
}

} // namespace numberdesk
