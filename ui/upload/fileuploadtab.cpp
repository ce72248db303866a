// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/fileuploadtab.h"

#include "prompts/prompts.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "upload/modebox.h"
#include "upload/numbersform.h"
#include "upload/planwords.h"
#include "upload/uploadfiles.h"
#include "widgets/look/iconlabel.h"
#include "widgets/look/icons.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/textstyle.h"
#include "widgets/look/windowsettings.h"

#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int settingsWidth = 560;
constexpr int completionIconSize = 20;
constexpr int tallMargin = 16;
constexpr int flatMargin = 4;

} // namespace

FileUploadTab::FileUploadTab(Session &session, UploadQueue &uploads, Prompts &prompts,
                             WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_uploads(uploads)
    , m_upload(uploads.upload())
    , m_prompts(prompts)
    , m_windowSettings(settings)
    , m_words(new QLabel(this))
    , m_mode(new ModeBox(this))
    , m_area(new QFrame(this))
    , m_completionIcon(new IconLabel(completionIconSize, this))
    , m_completionHeadline(new QLabel(this))
    , m_completionWords(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildDropArea());
    m_completion = buildCompletion(session);
    layout->addWidget(m_completion);
    layout->addStretch();
    connect(&m_upload, &Upload::changed, this, &FileUploadTab::present);
    present();
}

QWidget *FileUploadTab::buildDropArea()
{
    auto *area = m_area;
    area->setFrameShape(QFrame::StyledPanel);
    area->setBackgroundRole(QPalette::Base);
    area->setAutoFillBackground(true);
    area->setAccessibleName(tr("Drop area"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto *choose = new QPushButton(themedIcon("file"_L1), tr("&Choose file"), area);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &FileUploadTab::chooseFile);
    auto *row = new QHBoxLayout(area);
    row->setSpacing(16);
    row->addWidget(m_words, 1);
    row->addWidget(m_mode);
    row->addWidget(choose);
    connect(m_mode, &ModeBox::modeChosen, this, [this](ImportMode mode) {
        ImportOptions options = m_upload.plan()->options;
        options.mode = mode;
        m_upload.planWith(options);
    });
    return area;
}

QWidget *FileUploadTab::buildCompletion(Session &session)
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    setHeadingFont(m_completionHeadline);
    m_completionHeadline->setTextFormat(Qt::PlainText);
    m_completionHeadline->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_completionIcon);
    head->addWidget(m_completionHeadline, 1);
    layout->addLayout(head);
    m_completionWords->setWordWrap(true);
    m_completionWords->setTextFormat(Qt::PlainText);
    layout->addWidget(m_completionWords);
    m_form = new NumbersForm(session.data(), box);
    m_form->setMaximumWidth(settingsWidth);
    layout->addWidget(m_form);
    auto *plan = new QPushButton(tr("Plan"), box);
    plan->setAutoDefault(false);
    connect(plan, &QPushButton::clicked, this, &FileUploadTab::complete);
    layout->addWidget(plan, 0, Qt::AlignLeft);
    return box;
}

void FileUploadTab::present()
{
    const bool asks = m_upload.stage() == Upload::Stage::NeedsSettings && !m_upload.isTyped();
    m_completion->setVisible(asks);
    if (asks && m_upload.error()) {
        m_completionIcon->setIcon(statusIcon(planKind(m_upload)));
        m_completionHeadline->setText(planHeadline(m_upload));
        m_completionWords->setText(
            tr("Say for which account and services its numbers are, then Plan."));
        m_completionWords->setToolTip(m_upload.error()->message);
    }
    if (const QStringList &paths = m_upload.source().paths; !paths.isEmpty())
        m_windowSettings.setUploadFolder(QFileInfo(paths.first()).absolutePath());
    const bool idle = m_upload.source().paths.isEmpty();
    m_words->setText(
        idle ? tr("Drop a .csv, .txt, .xlsx or .ods file here, or anywhere on this window. It is "
                  "read and "
                  "checked whole before anything is sent.")
             : tr("File: %1. Drop another file anywhere on this window to plan that one.")
                   .arg(m_upload.sourceName()));
    presentMode();
    // The plan can use the height better.
    const int height = idle ? tallMargin : flatMargin;
    m_area->layout()->setContentsMargins(tallMargin, height, tallMargin, height);
}

/// While the plan is made anew the choice rests, but stays where it is.
void FileUploadTab::presentMode()
{
    const Upload::Stage stage = m_upload.stage();
    const bool isPlanned = stage == Upload::Stage::Planned && m_upload.plan();
    const bool isOfFiles = !m_upload.source().paths.isEmpty();
    m_mode->setVisible(isOfFiles &&
                       (isPlanned || (stage == Upload::Stage::Planning && m_upload.plan())));
    m_mode->setEnabled(isPlanned);
    if (isPlanned)
        m_mode->setMode(m_upload.plan()->options.mode);
}

void FileUploadTab::complete()
{
    if (!m_form->check())
        return;
    ImportOptions options;
    options.accountName = m_form->accountName();
    options.edits = m_form->edits();
    m_upload.complete(options);
}

void FileUploadTab::chooseFile()
{
    QStringList patterns;
    const QStringList suffixes = uploadSuffixes();
    for (const QString &suffix : suffixes)
        patterns += u"*."_s + suffix;
    m_prompts.chooseOpenFiles(window(), tr("Choose file"), m_windowSettings.uploadFolder(),
                              tr("Tables (%1);;All files (*)").arg(patterns.join(u' ')),
                              [this](const QStringList &paths) {
                                  if (!paths.isEmpty())
                                      m_uploads.planFiles(paths);
                              });
}

} // namespace numberdesk
