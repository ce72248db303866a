// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/aboutdialog.h"

#include "widgets/look/icons.h"
#include "widgets/look/textstyle.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int programIconSize = 72;
constexpr int textWidth = 380;

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Numberdesk"));
    auto *icon = new QLabel(this);
    icon->setPixmap(
        applicationIcon().pixmap(QSize(programIconSize, programIconSize), devicePixelRatioF()));
    auto *name = new QLabel(tr("Numberdesk"), this);
    setTitleFont(name);

    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(name);
    words->addWidget(paragraph(tr("Version %1").arg(QStringLiteral(NUMBERDESK_VERSION)), this));
    words->addWidget(paragraph(tr("Provisioning desk for Azure Communications Gateway: accounts, "
                                  "telephone numbers and Teams requests for information."),
                               this));
    words->addWidget(paragraph(tr("Microsoft has retired Azure Communications Gateway (June 2026). "
                                  "Numberdesk works with a deployment that still answers, and with "
                                  "its own gateway, which speaks the same API."),
                               this));
    words->addWidget(paragraph(tr("© 2026 The Numberdesk developers. Free software under the GNU "
                                  "General Public License, version 3 or later; it comes with no "
                                  "warranty."),
                               this));
    words->addWidget(
        paragraph(tr("Built on Qt %1, running on Qt %2.")
                      .arg(QStringLiteral(QT_VERSION_STR), QString::fromLatin1(qVersion())),
                  this));
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addLayout(row);
    layout->addWidget(buttons);
}

} // namespace numberdesk
