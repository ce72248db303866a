// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldchangetext.h"

#include "core/requestforinformation.h"
#include "models/changetext.h"
#include "transfer/csvheading.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct FieldChangeText
{
    Q_DECLARE_TR_FUNCTIONS(FieldChangeText)
};

/// Fields of accounts and relationships, which are no columns of an upload; empty for others.
QString labelOf(const QString &field)
{
    for (const Service service : allServices) {
        if (field == "serviceDetails_"_L1 + apiName(service) + "_syncEnabled"_L1)
            return FieldChangeText::tr("%1 backend sync").arg(shortName(service));
    }
    if (field == "correlationId"_L1)
        return FieldChangeText::tr("Correlation ID");
    if (field == "serviceDetails_teamsTenantId"_L1)
        return FieldChangeText::tr("Teams tenant ID");
    if (field.endsWith("_callScreening"_L1))
        return FieldChangeText::tr("Call screening");
    if (field.endsWith("_subdomain"_L1))
        return FieldChangeText::tr("Subdomain");
    if (field.endsWith("_region1Token"_L1))
        return FieldChangeText::tr("Subdomain token region 1");
    if (field.endsWith("_region2Token"_L1))
        return FieldChangeText::tr("Subdomain token region 2");
    if (field == "customerRelationship_status"_L1)
        return FieldChangeText::tr("Relationship status");
    if (field == "customerRelationship_comment"_L1)
        return FieldChangeText::tr("Comment");
    return {};
}

QString valueOf(const QString &field, const QString &value)
{
    if (field.endsWith("_syncEnabled"_L1) || field.endsWith("_callScreening"_L1))
        return valueText(UploadField::Enabled, value);
    if (field == "customerRelationship_status"_L1 && !value.isEmpty())
        return relationshipStatusLabel(value);
    return valueText(UploadField::CustomSipHeader, value); // a text
}

FieldChange forPeople(const FieldChange &change)
{
    for (const UploadColumn &column : uploadColumns()) {
        if (headingOf(column) == change.field) {
            return {fieldLabel(column), valueText(column.field, change.before),
                    valueText(column.field, change.after)};
        }
    }
    const QString label = labelOf(change.field);
    return {label.isEmpty() ? change.field : label, valueOf(change.field, change.before),
            valueOf(change.field, change.after)};
}

} // namespace

QList<FieldChange> forPeople(const QList<FieldChange> &changes)
{
    QList<FieldChange> shown;
    for (const FieldChange &change : changes)
        shown.append(forPeople(change));
    return shown;
}

} // namespace numberdesk
