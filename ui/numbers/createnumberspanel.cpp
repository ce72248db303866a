// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/createnumberspanel.h"

#include "numbers/manualinputtab.h"
#include "upload/fileuploadtab.h"
#include "upload/planview.h"
#include "widgets/icons.h"
#include "widgets/textstyle.h"

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

CreateNumbersPanel::CreateNumbersPanel(Session &session, UploadController &upload, Prompts &prompts,
                                       WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_upload(upload)
    , m_tabs(new QTabBar(this))
    , m_manual(new ManualInputTab(session, upload, this))
    , m_file(new FileUploadTab(session, upload, prompts, this))
    , m_plan(new PlanView(upload, prompts, settings, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(12);
    layout->addWidget(buildHeader());
    m_tabs->addTab(tr("&Manual input"));
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
    showTab(manualTab);
}

QWidget *CreateNumbersPanel::buildHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto *title = new QLabel(tr("Create numbers"), header);
    setTitleFont(title);
    auto *back = new QPushButton(themedIcon("back"_L1), tr("&Back to numbers"), header);
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

void CreateNumbersPanel::planFiles(const QStringList &paths)
{
    showFileUpload();
    m_upload.planFiles(paths);
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
