// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ChangeText
{
    Q_DECLARE_TR_FUNCTIONS(ChangeText)
};

QString propertyLabel(UploadField field)
{
    switch (field) {
    case UploadField::TelephoneNumber:
        return ChangeText::tr("Number");
    case UploadField::AccountName:
        return ChangeText::tr("Account");
    case UploadField::CustomSipHeader:
        return ChangeText::tr("Custom SIP header");
    case UploadField::Enabled:
        break; // the service itself
    case UploadField::AssignmentStatus:
        return ChangeText::tr("assignment");
    case UploadField::Usage:
        return ChangeText::tr("usage");
    case UploadField::ChoosableCapabilities:
        return ChangeText::tr("capabilities");
    case UploadField::AdditionalUsages:
        return ChangeText::tr("additional usages");
    case UploadField::CivicAddressId:
        return ChangeText::tr("civic address");
    case UploadField::LocationId:
        return ChangeText::tr("location");
    case UploadField::AllowTenantAddressUpdate:
        return ChangeText::tr("address updates by the enterprise");
    case UploadField::DisplayedCountryCode:
        return ChangeText::tr("displayed country");
    }
    return {};
}

} // namespace

QString valueText(UploadField field, const QString &cell)
{
    if (field == UploadField::Enabled)
        return cell == "true"_L1 ? ChangeText::tr("on") : ChangeText::tr("off");
    return cell.isEmpty() ? u"—"_s : cell;
}

QString fieldLabel(const UploadColumn &column)
{
    QString property = propertyLabel(column.field);
    if (!column.service)
        return property;
    const QString service = shortName(*column.service);
    return property.isEmpty() ? service
                              : ChangeText::tr("%1 %2", "service and its field, as in \"Operator "
                                                        "Connect usage\"")
                                    .arg(service, property);
}

QString changeText(const FieldDifference &change, ChangeAction action)
{
    const QString label = fieldLabel(change.column);
    const QString after = valueText(change.column.field, change.after);
    if (action == ChangeAction::Create)
        return ChangeText::tr("%1: %2", "field and its value").arg(label, after);
    return ChangeText::tr("%1: %2 → %3", "field, old and new value")
        .arg(label, valueText(change.column.field, change.before), after);
}

QStringList changeTexts(const PlanRow &row)
{
    const std::optional<ChangeAction> action = actionOf(row);
    QStringList texts;
    const QList<FieldDifference> changes = fieldChanges(row);
    for (const FieldDifference &change : changes)
        texts += changeText(change, *action);
    return texts;
}

} // namespace numberdesk
