// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/createnumberspanel.h"

#include "numbers/manualinputtab.h"
#include "prompts/prompts.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "upload/fileuploadtab.h"
#include "upload/planview.h"
#include "upload/planwords.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/textstyle.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int pageMargin = 16;
constexpr int manualTab = 0;
constexpr int fileTab = 1;

} // namespace

CreateNumbersPanel::CreateNumbersPanel(Session &session, UploadQueue &uploads, Prompts &prompts,
                                       WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_uploads(uploads)
    , m_prompts(prompts)
    , m_messages(new MessageBar(this))
    , m_tabs(new QTabBar(this))
    , m_manual(new ManualInputTab(session, uploads, this))
    , m_file(new FileUploadTab(session, uploads, prompts, settings, this))
    , m_plan(new PlanView(PlanView::Of::Sources, uploads, prompts, settings, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(12);
    layout->addWidget(buildHeader());
    layout->addWidget(m_messages);
    m_tabs->addTab(tr("Manua&l input"));
    m_tabs->addTab(tr("F&ile Upload"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    m_tabs->setAccessibleName(tr("Create numbers"));
    // A tab widget would keep the height of the taller tab, which the plan can use better.
    auto *tabs = new QVBoxLayout;
    tabs->setSpacing(0);
    tabs->addWidget(m_tabs);
    tabs->addWidget(m_manual);
    tabs->addWidget(m_file);
    layout->addLayout(tabs);
    layout->addWidget(m_plan, 1);
    layout->addStretch();
    connect(m_tabs, &QTabBar::currentChanged, this, &CreateNumbersPanel::showTab);
    // Later, so that the event that brought it has ended.
    connect(&uploads, &UploadQueue::choiceNeeded, this, &CreateNumbersPanel::askWhatToDo,
            Qt::QueuedConnection);
    connect(&uploads.upload(), &Upload::changed, this, &CreateNumbersPanel::present);
    connect(&uploads, &UploadQueue::changed, this, &CreateNumbersPanel::present);
    connect(m_messages, &MessageBar::actionTriggered, this, &CreateNumbersPanel::followUpRequested);
    showTab(m_tabs->currentIndex());
    present();
}

/// What comes after a job has a place of its own, and is sent before what is made here.
void CreateNumbersPanel::present()
{
    const Upload &upload = m_uploads.upload();
    const FollowUp *of = upload.followUp();
    const bool hasEnded = upload.stage() == Upload::Stage::Sent && !upload.hasRest();
    if (of == nullptr || hasEnded)
        return m_messages->dismiss();
    QString words = upload.isSending() ? tr("%1 is being sent.").arg(of->name())
                                       : tr("%1 is open on the page Jobs.").arg(of->name());
    if (const QString waiting = waitingText(m_uploads); !waiting.isEmpty())
        words = tr("%1 %2", "two sentences").arg(words, waiting);
    m_messages->showMessage(StatusKind::Neutral, words, tr("Show"));
}

QWidget *CreateNumbersPanel::buildHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto *title = new QLabel(tr("Create numbers"), header);
    setTitleFont(title);
    auto *back = new QPushButton(themedIcon("back"_L1), tr("Bac&k to numbers"), header);
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &CreateNumbersPanel::backRequested);
    layout->addWidget(title, 1);
    layout->addWidget(back);
    return header;
}

void CreateNumbersPanel::showTab(int tab)
{
    m_manual->setVisible(tab == manualTab);
    m_file->setVisible(tab == fileTab);
}

void CreateNumbersPanel::showManualInput(const QString &accountName)
{
    m_tabs->setCurrentIndex(manualTab);
    if (!accountName.isEmpty())
        m_manual->setAccountName(accountName);
    m_manual->focusFirst();
}

void CreateNumbersPanel::showFileUpload()
{
    m_tabs->setCurrentIndex(fileTab);
}

void CreateNumbersPanel::planFiles(const QStringList &paths, const QStringList &leftOut)
{
    showFileUpload();
    m_uploads.planFiles(paths, leftOut);
}

/// A second source came beside a plan that was not sent.
void CreateNumbersPanel::askWhatToDo()
{
    const QString fresh = m_uploads.offered()->names().join(u", "_s);
    const QString standing = m_uploads.upload().sourceName();
    const bool canAdd = m_uploads.canAddOffered();
    Question question;
    question.title = tr("A plan was not sent yet");
    question.text = tr("%1 was not sent yet. What is to become of it now that %2 is here?")
                        .arg(standing, fresh);
    question.explanation =
        canAdd ? tr("Replace it drops the plan with the repairs agreed to; the file stays.")
               : tr("Replace it drops the plan; what was not sent stays unsent.");
    if (canAdd)
        question.answers += tr("Add to this plan");
    question.answers += tr("Replace it");
    question.safeAnswer = tr("Cancel");
    m_prompts.ask(window(), question, [this, canAdd](int answer) {
        if (answer < 0)
            m_uploads.dropOffered();
        else if (canAdd && answer == 0)
            m_uploads.addOffered();
        else
            m_uploads.replaceByOffered();
    });
}

void CreateNumbersPanel::chooseFile()
{
    showFileUpload();
    m_file->chooseFile();
}

void CreateNumbersPanel::saveState()
{
    m_plan->saveState();
}

void CreateNumbersPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace numberdesk
