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
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int pageMargin = 16;

}

CreateNumbersPanel::CreateNumbersPanel(Session &session, UploadController &upload, Prompts &prompts,
                                       WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_upload(upload)
    , m_tabs(new QTabWidget(this))
    , m_manual(new ManualInputTab(session, upload, this))
    , m_file(new FileUploadTab(session, upload, prompts, this))
    , m_plan(new PlanView(upload, prompts, settings, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(12);
    layout->addWidget(buildHeader());
    m_tabs->addTab(m_manual, tr("&Manual input"));
    m_tabs->addTab(m_file, tr("&File Upload"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Create numbers"));
    layout->addWidget(m_tabs);
    layout->addWidget(m_plan, 1);
    layout->addStretch();
    connect(m_tabs, &QTabWidget::currentChanged, this, &CreateNumbersPanel::adaptTabHeight);
    connect(&upload, &UploadController::changed, this, &CreateNumbersPanel::adaptTabHeight);
    adaptTabHeight();
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

/// The tab in front takes the height it needs, the plan takes the rest.
void CreateNumbersPanel::adaptTabHeight()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        const bool front = i == m_tabs->currentIndex();
        m_tabs->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                         front ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    }
    m_tabs->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_tabs->updateGeometry();
}

void CreateNumbersPanel::showManualInput(const QString &accountName)
{
    m_tabs->setCurrentWidget(m_manual);
    if (!accountName.isEmpty())
        m_manual->setAccountName(accountName);
    m_manual->setFocus();
}

void CreateNumbersPanel::showFileUpload()
{
    m_tabs->setCurrentWidget(m_file);
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
