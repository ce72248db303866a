// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/messagebar.h"

#include "core/showntext.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/words.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int messageIconSize = 20;
constexpr qsizetype mostSentences = 4; ///< of the gateway; all are in Details

/// The gateway's own words where it has refused something: often the only ones that help.
QString gatewaySentence(const ApiError &error)
{
    using Kind = ApiError::Kind;
    const bool refused = error.kind == Kind::Refused || error.kind == Kind::Conflict ||
                         error.kind == Kind::Forbidden || error.kind == Kind::NotFound ||
                         error.kind == Kind::ServerFault;
    if (!refused || error.transport || error.webPage)
        return {};
    QStringList sentences;
    if (!error.message.isEmpty())
        sentences += error.message;
    for (const ProvisioningError &detail : error.details) {
        if (!detail.message.isEmpty() && !sentences.contains(detail.message))
            sentences += detail.message;
    }
    return breakable(sentences.mid(0, mostSentences).join(u' '));
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(messageIconSize, this))
    , m_text(selectableLabel({}, this))
    , m_details(selectableLabel({}, this))
    , m_action(new QPushButton(this))
    , m_second(new QPushButton(this))
    // No mnemonic: several bars may be in view, and each letter is somebody else's somewhere.
    , m_detailsButton(new QPushButton(tr("Details"), this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_detailsButton->setCheckable(true);
    m_close->setIcon(themedIcon("close"_L1));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));

    auto *row = new QHBoxLayout;
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    row->addWidget(m_second, 0, Qt::AlignTop);
    row->addWidget(m_detailsButton, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->addLayout(row);
    layout->addWidget(m_details);

    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &MessageBar::secondTriggered);
    connect(m_detailsButton, &QPushButton::toggled, this, &MessageBar::showDetails);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    hide();
}

void MessageBar::showMessage(StatusKind kind, const QString &text)
{
    present(kind, text, {}, {});
}

void MessageBar::showMessage(StatusKind kind, const QString &text, const QString &action)
{
    present(kind, text, action, {});
}

void MessageBar::showError(const ApiError &error, const QString &action, const QString &more)
{
    QString text = more.isEmpty() ? userMessage(error) : userMessage(error) + u' ' + more;
    if (const QString said = gatewaySentence(error); !said.isEmpty())
        text.prepend(said + u'\n');
    present(StatusKind::Bad, text, action, technicalDetails(error));
}

void MessageBar::offerSecond(const QString &action)
{
    m_second->setText(action);
    m_second->show();
}

void MessageBar::dismiss()
{
    if (isHidden())
        return;
    hide();
    m_text->clear();
    emit dismissed();
}

void MessageBar::setText(const QString &text)
{
    m_text->setText(shownText(text));
    setAccessibleName(m_text->text());
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::present(StatusKind kind, const QString &text, const QString &action,
                         const QString &details)
{
    m_kind = kind;
    setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_second->hide();
    m_details->setText(breakable(shownText(details)));
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!details.isEmpty());
    m_details->hide();
    m_icon->setIcon(statusIcon(kind));
    recolor();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::showDetails(bool shown)
{
    m_details->setVisible(shown);
}

void MessageBar::recolor()
{
    QPalette colors;
    colors.setColor(QPalette::Window, statusTint(m_kind, colors));
    setPalette(colors);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolor();
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace numberdesk
