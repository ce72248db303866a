// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/formdialog.h"

#include "widgets/messagebar.h"
#include "widgets/textstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int busyBarWidth = 96;
constexpr QSize frameRoom(16, 64); ///< for the frame that the desktop adds

} // namespace

FormDialog::FormDialog(const QString &title, const QString &acceptLabel, QWidget *parent)
    : QDialog(parent)
    , m_messages(new MessageBar(this))
    , m_fields(new QWidget(this))
    , m_content(new QVBoxLayout(m_fields))
    , m_footer(new QVBoxLayout)
    , m_busyText(new QLabel(this))
    , m_busyBar(new QProgressBar(this))
    , m_accept(new QPushButton(acceptLabel, this))
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
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
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
    row->addWidget(cancel);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    layout()->addWidget(line);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);

    connect(m_accept, &QPushButton::clicked, this, &FormDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &FormDialog::reject);
}

void FormDialog::accept()
{
    if (!m_busy)
        submit();
}

void FormDialog::setBusy(const QString &what)
{
    m_busy = true;
    m_fields->setEnabled(false);
    m_accept->setEnabled(false);
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
    const bool changed = error.kind == ApiError::Kind::PreconditionFailed;
    m_messages->showError(error, changed ? tr("Reload") : QString());
}

void FormDialog::setIdle()
{
    m_busy = false;
    m_fields->setEnabled(true);
    m_accept->setEnabled(true);
    m_busyText->clear();
    m_busyBar->hide();
}

} // namespace numberdesk
