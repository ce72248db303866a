// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/filefield.h"

#include "prompts/prompts.h"
#include "widgets/look/icons.h"

#include <QAction>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace numberdesk {

FileField::FileField(const QString &label, const QString &kind, Prompts &prompts, QFormLayout *form)
    : TextField(label, form)
{
    QAction *choose = edit()->addAction(themedIcon("file"_L1), QLineEdit::TrailingPosition);
    choose->setText(tr("Choose file"));
    choose->setToolTip(tr("Choose file"));
    connect(choose, &QAction::triggered, this, [this, kind, &prompts] {
        const QFileInfo file(text());
        const QString folder = file.isAbsolute() ? file.path() : QString();
        prompts.chooseOpenFiles(window(), tr("Choose file"), folder, kind,
                                [this](const QStringList &paths) {
                                    if (!paths.isEmpty())
                                        setText(paths.constFirst());
                                });
    });
}

} // namespace numberdesk
