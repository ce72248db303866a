// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/field.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

QString translated(const char *label)
{
    return label == nullptr ? QString() : QCoreApplication::translate("Field", label);
}

} // namespace

QString labelOf(const FieldInfo &info)
{
    return translated(info.label);
}

QString shortLabelOf(const FieldInfo &info)
{
    return translated(info.shortLabel != nullptr ? info.shortLabel : info.label);
}

QString nameOf(const FieldInfo &info, std::optional<Service> service)
{
    if (!service || (info.phrase == nullptr && info.label != nullptr))
        return labelOf(info);
    if (info.phrase == nullptr)
        return shortName(*service);
    return QCoreApplication::translate("Field", "%1 %2",
                                       "service and its field, as in \"Operator Connect usage\"")
        .arg(shortName(*service), translated(info.phrase));
}

} // namespace numberdesk
