// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fields/formdialog.h"

#include "models/changetext.h"
#include "prompts/prompts.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/textstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

constexpr int busyBarWidth = 96;
constexpr QSize frameRoom(16, 64); ///< for the frame that the desktop adds

} // namespace

FormDialog::FormDialog(const QString &title, const QString &acceptLabel, Prompts &prompts,
                       QWidget *parent)
    : QDialog(parent)
    , m_prompts(prompts)
    , m_messages(new MessageBar(this))
    , m_fields(new QWidget(this))
    , m_content(new QVBoxLayout(m_fields))
    , m_footer(new QVBoxLayout)
    , m_busyText(new QLabel(this))
    , m_busyBar(new QProgressBar(this))
    , m_accept(new QPushButton(acceptLabel, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_content->setContentsMargins(16, 16, 16, 16);
    m_content->setSpacing(8);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_fields);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *messageRow = new QHBoxLayout;
    messageRow->setContentsMargins(16, 8, 16, 0);
    messageRow->addWidget(m_messages);
    layout->addLayout(messageRow);
    layout->addWidget(scroll, 1);
    m_footer->setContentsMargins(16, 0, 16, 0);
    layout->addLayout(m_footer);
    addButtons(acceptLabel);
    setIdle();
}

void FormDialog::resizeWithinScreen(const QSize &wanted)
{
    resize(wanted.boundedTo(screen()->availableSize() - frameRoom));
}

void FormDialog::addButtons(const QString &acceptLabel)
{
    m_accept->setAccessibleName(QString(acceptLabel).remove(u'&'));
    m_accept->setDefault(true);
    m_cancel->setAutoDefault(false);
    m_busyBar->setRange(0, 0);
    m_busyBar->setTextVisible(false);
    m_busyBar->setFixedWidth(busyBarWidth);
    setFaint(m_busyText);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(16, 12, 16, 16);
    row->setSpacing(8);
    row->addWidget(m_busyBar);
    row->addWidget(m_busyText, 1);
    row->addStretch();
    row->addWidget(m_accept);
    row->addWidget(m_cancel);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    layout()->addWidget(line);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    connect(m_accept, &QPushButton::clicked, this, &FormDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &FormDialog::reject);
}

void FormDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!m_unchanged)
        setUnchanged();
}

void FormDialog::setUnchanged()
{
    m_unchanged = values();
}

bool FormDialog::hasChanges() const
{
    return m_unchanged && *m_unchanged != values();
}

/// What every field says, in their order.
QStringList FormDialog::values() const
{
    QStringList values;
    const QList<QWidget *> fields = m_fields->findChildren<QWidget *>();
    for (const QWidget *field : fields) {
        if (const auto *edit = qobject_cast<const QLineEdit *>(field))
            values += edit->text();
        else if (const auto *text = qobject_cast<const QPlainTextEdit *>(field))
            values += text->toPlainText();
        else if (const auto *choice = qobject_cast<const QComboBox *>(field))
            values += choice->currentText();
        else if (const auto *box = qobject_cast<const QCheckBox *>(field))
            values += QString::number(box->checkState());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(field))
            values += QString::number(button->isCheckable() && button->isChecked() ? 1 : 0);
    }
    return values;
}

void FormDialog::showFaults(const QString &text)
{
    watchFields();
    m_faults = text;
    m_messages->showMessage(StatusKind::Bad, text);
}

void FormDialog::watchFields()
{
    if (std::exchange(m_watches, true))
        return;
    // Later: a field is checked anew once it has changed.
    const auto watch = [this](auto *field, auto signal) {
        connect(field, signal, this, &FormDialog::dismissMendedFaults, Qt::QueuedConnection);
    };
    for (QLineEdit *edit : m_fields->findChildren<QLineEdit *>())
        watch(edit, &QLineEdit::textChanged);
    for (QPlainTextEdit *text : m_fields->findChildren<QPlainTextEdit *>())
        watch(text, &QPlainTextEdit::textChanged);
    for (QComboBox *choice : m_fields->findChildren<QComboBox *>())
        watch(choice, &QComboBox::currentIndexChanged);
    for (QAbstractButton *button : m_fields->findChildren<QAbstractButton *>())
        watch(button, &QAbstractButton::toggled);
}

void FormDialog::dismissMendedFaults()
{
    if (m_faults.isEmpty() || m_messages->text() != m_faults)
        return;
    const QList<FieldNote *> notes = m_fields->findChildren<FieldNote *>();
    if (std::any_of(notes.begin(), notes.end(), [this](const FieldNote *note) {
            return note->showsError() && note->isVisibleTo(m_fields);
        }))
        return;
    m_faults.clear();
    m_messages->dismiss();
}

void FormDialog::accept()
{
    if (!isBusy())
        submit();
}

/// Escape, Cancel and the frame's close button all come here.
void FormDialog::reject()
{
    if (m_activity == Activity::Saving)
        m_busyText->setText(tr("Waiting for the answer; it will be told here."));
    else if (hasChanges())
        askToDiscard();
    else
        QDialog::reject();
}

void FormDialog::askToDiscard()
{
    if (std::exchange(m_asks, true))
        return;
    const Question question{windowTitle(),           tr("Discard what you entered?"),
                            tr("It was not saved."), {tr("Discard")},
                            tr("Keep editing"),      true};
    m_prompts.ask(this, question, [this](int answer) {
        m_asks = false;
        if (answer == 0)
            QDialog::reject();
    });
}

void FormDialog::setBusy(Activity activity, const QString &what)
{
    m_activity = activity;
    const bool saving = activity == Activity::Saving;
    m_fields->setEnabled(false);
    m_accept->setEnabled(false);
    m_cancel->setEnabled(!saving);
    m_cancel->setToolTip(saving ? tr("What was sent cannot be called back.") : QString());
    m_busyText->setText(what);
    m_busyBar->show();
}

void FormDialog::showReadFailure(const ApiError &error)
{
    m_accept->setEnabled(false);
    m_messages->showError(error, tr("Retry"));
}

void FormDialog::showSaveFailure(const ApiError &error)
{
    if (error.kind != ApiError::Kind::PreconditionFailed)
        return m_messages->showError(error, {});
    ApiError shown = error;
    shown.changed = forPeople(error.changed);
    const QString stays = tr("What you entered is still here; Reload shows the newer values "
                             "in its place.");
    m_messages->showMessage(StatusKind::Bad, errorWords(shown).what + u' ' + stays, tr("Reload"));
}

void FormDialog::setIdle()
{
    m_activity = Activity::None;
    m_fields->setEnabled(true);
    m_accept->setEnabled(true);
    m_cancel->setEnabled(true);
    m_cancel->setToolTip({});
    m_busyText->clear();
    m_busyBar->hide();
}

} // namespace numberdesk
