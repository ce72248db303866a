// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/followuppanel.h"

#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "upload/planview.h"
#include "widgets/look/icons.h"
#include "widgets/look/textstyle.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int pageMargin = 16;

} // namespace

FollowUpPanel::FollowUpPanel(UploadQueue &uploads, Prompts &prompts, WindowSettings &settings,
                             QWidget *parent)
    : QWidget(parent)
    , m_uploads(uploads)
    , m_title(new QLabel(this))
    , m_plan(new PlanView(PlanView::Of::FollowUps, uploads, prompts, settings, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(12);
    layout->addWidget(buildHeader());
    layout->addWidget(m_plan, 1);
    layout->addStretch();
    connect(&uploads.upload(), &Upload::changed, this, &FollowUpPanel::present);
    present();
}

QWidget *FollowUpPanel::buildHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_title->setTextFormat(Qt::PlainText);
    setTitleFont(m_title);
    auto *back = new QPushButton(themedIcon("back"_L1), tr("Bac&k to jobs"), header);
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &FollowUpPanel::backRequested);
    layout->addWidget(m_title, 1);
    layout->addWidget(back);
    return header;
}

void FollowUpPanel::present()
{
    const FollowUp *of = m_uploads.upload().followUp();
    if (of != nullptr)
        m_title->setText(of->name());
    if (!std::exchange(m_isEmpty, of == nullptr) && m_isEmpty)
        emit emptied();
}

void FollowUpPanel::leave()
{
    Upload &upload = m_uploads.upload();
    if (upload.followUp() == nullptr || upload.isSending() || upload.hasRest())
        return;
    if (upload.isBusy())
        upload.cancel();
    else
        upload.dismiss();
}

void FollowUpPanel::saveState()
{
    m_plan->saveState();
}

void FollowUpPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace numberdesk
