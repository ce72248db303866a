// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/statusdetails.h"

#include "models/statustext.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct StatusDetails
{
    Q_DECLARE_TR_FUNCTIONS(StatusDetails)
};

QString statusWord(const ProvisioningState &state)
{
    ProvisioningState bare = state;
    bare.errors.clear(); // each error has rows of its own
    return orDash(statusLabel(bare));
}

} // namespace

QList<Details::Section> provisioningDetails(const ProvisioningState &state)
{
    QList<Details::Section> sections;
    sections.append({StatusDetails::tr("Provisioning"),
                     {{StatusDetails::tr("Status"), statusWord(state), statusKind(state)}}});
    for (const ProvisioningError &error : state.errors) {
        Details::Section section{StatusDetails::tr("Error"), {}};
        section.rows.append({StatusDetails::tr("Code"), orDash(error.code), StatusKind::Bad});
        section.rows.append({StatusDetails::tr("Message"), orDash(error.message)});
        section.rows.append({StatusDetails::tr("Target"), orDash(error.target)});
        if (!error.details.isEmpty())
            section.rows.append({StatusDetails::tr("Details"), toDisplayText(error.details)});
        sections.append(section);
    }
    return sections;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QString(QChar(0x2014)) : text;
}

} // namespace numberdesk
