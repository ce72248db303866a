// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/connection/connectiondescription.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr QLatin1StringView gap = "  "_L1;

struct DescriptionText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionList)
};

/// How a profile signs in: a word of the JSON and of the table.
QString signInOf(const ConnectionProfile &profile)
{
    if (profile.tokenUrl.isEmpty())
        return u"none"_s;
    return needsSecret(profile) ? u"secret"_s : u"certificate"_s;
}

// A value in JSON; null: the key is left out.

QJsonValue jsonOf(const QString &text)
{
    return text;
}

QJsonValue jsonOf(const QUrl &address)
{
    return address.toString();
}

QJsonValue jsonOf(bool flag)
{
    return flag;
}

QJsonValue jsonOf(const std::optional<int> &count)
{
    return count ? QJsonValue(*count) : QJsonValue();
}

QJsonValue jsonOf(std::chrono::milliseconds time)
{
    return std::chrono::duration<double>(time).count();
}

QJsonValue jsonOf(ConnectionColour colour)
{
    return toText(colour);
}

QJsonValue jsonOf(SecretPlace place)
{
    return toText(place);
}

QStringList cellsOf(const ConnectionProfile &profile)
{
    return {profile.name,
            profile.baseUrl.toString(),
            signInOf(profile),
            toText(profile.secretPlace),
            profile.readOnly ? DescriptionText::tr("yes") : DescriptionText::tr("no"),
            toText(profile.colour)};
}

} // namespace

QJsonObject toJson(const ConnectionProfile &profile)
{
    QJsonObject json{{u"local"_s, false}, {u"signIn"_s, signInOf(profile)}};
    forEachProfileField([&](const auto &field) {
        const QJsonValue value = jsonOf(profile.*field.member);
        if (!value.isNull())
            json.insert(QLatin1StringView(field.key), value);
    });
    return json;
}

QJsonObject localGatewayJson()
{
    return {
        {u"name"_s, localGatewayName()}, {u"local"_s, true},
        {u"signIn"_s, u"none"_s},        {u"secretPlace"_s, toText(SecretPlace::None)},
        {u"readOnly"_s, false},          {u"colour"_s, toText(ConnectionColour::None)},
    };
}

QStringList connectionTable(const QList<ConnectionProfile> &profiles)
{
    const auto tr = [](const char *text) { return DescriptionText::tr(text); };
    QList<QStringList> rows{
        {tr("Name"), tr("Address"), tr("Sign-in"), tr("Secret"), tr("Read-only"), tr("Colour")},
        {localGatewayName(), tr("this computer"), u"none"_s, toText(SecretPlace::None), tr("no"),
         toText(ConnectionColour::None)},
    };
    for (const ConnectionProfile &profile : profiles)
        rows += cellsOf(profile);
    QList<qsizetype> widths(rows.constFirst().size());
    for (const QStringList &row : std::as_const(rows)) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    QStringList lines;
    for (const QStringList &row : std::as_const(rows)) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row.at(i).leftJustified(widths.at(i)) + gap;
        lines += line.trimmed();
    }
    return lines;
}

} // namespace numberdesk
