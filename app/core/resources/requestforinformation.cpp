// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/resources/requestforinformation.h"

#include "core/resources/limits.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct RelationshipStatus
{
    QLatin1StringView word;
    const char *label;
};

constexpr std::array<RelationshipStatus, 5> relationshipTable{{
    {"ConsentAcknowledged"_L1, QT_TRANSLATE_NOOP("RelationshipStatus", "Consent acknowledged")},
    {"CustomerContacted"_L1, QT_TRANSLATE_NOOP("RelationshipStatus", "Customer contacted")},
    {"AgreementSigned"_L1, QT_TRANSLATE_NOOP("RelationshipStatus", "Agreement signed")},
    {"ConsentDeclined"_L1, QT_TRANSLATE_NOOP("RelationshipStatus", "Consent declined")},
    {"ContractTerminated"_L1, QT_TRANSLATE_NOOP("RelationshipStatus", "Contract terminated")},
}};

} // namespace

QString RequestForInformation::companyName() const
{
    for (const Contact &contact : contacts) {
        if (!contact.companyName.isEmpty())
            return contact.companyName;
    }
    return tenantId;
}

QStringList relationshipStatuses()
{
    QStringList words;
    for (const RelationshipStatus &status : relationshipTable)
        words += status.word;
    return words;
}

QString relationshipStatusLabel(const QString &status)
{
    for (const RelationshipStatus &known : relationshipTable) {
        if (status.compare(known.word, Qt::CaseInsensitive) == 0)
            return QCoreApplication::translate("RelationshipStatus", known.label);
    }
    return status;
}

bool isAwaitingAnswer(const RequestForInformation &request)
{
    return request.relationship.status.isEmpty() &&
           request.status.compare("active"_L1, Qt::CaseInsensitive) == 0;
}

bool needsReason(const QString &relationshipStatus)
{
    return relationshipStatus.compare("ConsentDeclined"_L1, Qt::CaseInsensitive) == 0 ||
           relationshipStatus.compare("ContractTerminated"_L1, Qt::CaseInsensitive) == 0;
}

QString companySizeLabel(const QString &band)
{
    static const QRegularExpression pattern(u"^L([0-9]+)_U([0-9]+)$"_s);
    const QRegularExpressionMatch match = pattern.match(band);
    if (!match.hasMatch())
        return band;
    if (match.captured(1) == match.captured(2))
        return match.captured(1);
    return match.captured(1) + QChar(0x2013) + match.captured(2);
}

QString suggestedAccountName(const RequestForInformation &request)
{
    QString name = request.companyName().toLower().normalized(QString::NormalizationForm_KD);
    name.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    static const QRegularExpression others(u"[^a-z0-9_]+"_s);
    name.replace(others, u"-"_s);
    name = name.left(longestName);
    static const QRegularExpression outerDashes(u"^-+|-+$"_s);
    return name.remove(outerDashes);
}

Account accountRequestedBy(const RequestForInformation &request)
{
    Account account;
    account.name = suggestedAccountName(request);
    account.teamsTenantId = request.tenantId;
    account.services[Service::TeamsOperatorConnect] =
        AccountService{.enabled = true, .syncEnabled = true, .numberCount = {}};
    return account;
}

} // namespace numberdesk
