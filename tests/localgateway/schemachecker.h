// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/places.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QString>
#include <QUrl>

#include <nlohmann/json.hpp>

/// Checks JSON against the definitions of the published OpenAPI document: as much of JSON Schema
/// as that document uses. Members that a definition does not name are faults here.
class SchemaChecker
{
public:
    using Json = nlohmann::json;

    SchemaChecker()
    {
        QFile file(numberdesk::sourcePath(
            QStringLiteral("tests/contract/provisioning-2024-02-29-preview.swagger.json")));
        if (file.open(QIODevice::ReadOnly))
            m_definitions = Json::parse(file.readAll().toStdString()).at("definitions");
    }

    /// What is wrong with @p value as a @p definition; empty when nothing is.
    QByteArray problem(const std::string &definition, const Json &value) const
    {
        if (!m_definitions.contains(definition))
            return "no definition " + QByteArray::fromStdString(definition);
        return check(m_definitions.at(definition), value, definition.c_str());
    }

private:
    QByteArray check(const Json &schema, const Json &value, const QByteArray &path) const
    {
        if (const auto ref = schema.find("$ref"); ref != schema.end()) {
            const std::string name = ref->get<std::string>().substr(sizeof("#/definitions/") - 1);
            return check(m_definitions.at(name), value, path);
        }
        const std::string type = schema.value("type", "object");
        if (type == "object")
            return checkObject(schema, value, path);
        if (type == "array")
            return checkArray(schema, value, path);
        if (type == "string")
            return checkString(schema, value, path);
        const bool right = type == "boolean" ? value.is_boolean() : value.is_number_integer();
        return right ? QByteArray() : path + " is not a " + QByteArray::fromStdString(type);
    }

    QByteArray checkObject(const Json &schema, const Json &value, const QByteArray &path) const
    {
        if (!value.is_object())
            return path + " is not an object";
        for (const Json &name : schema.value("required", Json::array())) {
            if (!value.contains(name.get<std::string>()))
                return path + " lacks " + QByteArray::fromStdString(name.get<std::string>());
        }
        const Json properties = schema.value("properties", Json::object());
        for (const auto &[name, item] : value.items()) {
            const QByteArray here = path + '.' + QByteArray::fromStdString(name);
            if (!properties.contains(name))
                return here + " is not in the document";
            if (const QByteArray fault = check(properties.at(name), item, here); !fault.isEmpty())
                return fault;
        }
        return {};
    }

    QByteArray checkArray(const Json &schema, const Json &value, const QByteArray &path) const
    {
        if (!value.is_array())
            return path + " is not an array";
        if (value.size() > schema.value("maxItems", value.size()))
            return path + " has too many items";
        for (const Json &item : value) {
            if (const QByteArray fault = check(schema.at("items"), item, path + "[]");
                !fault.isEmpty())
                return fault;
        }
        return {};
    }

    QByteArray checkString(const Json &schema, const Json &value, const QByteArray &path) const
    {
        if (!value.is_string())
            return path + " is not a string";
        const QString text = QString::fromStdString(value.get<std::string>());
        if (text.size() < schema.value("minLength", 0) ||
            text.size() > schema.value("maxLength", 1'000'000))
            return path + " has a wrong length";
        const QRegularExpression pattern(
            QString::fromStdString(schema.value("pattern", std::string())));
        if (!pattern.match(text).hasMatch())
            return path + " does not match its pattern";
        if (schema.contains("enum")) {
            const Json &values = schema.at("enum");
            if (std::find(values.begin(), values.end(), value) == values.end())
                return path + " is not one of its values";
        }
        if (schema.value("format", std::string()) == "date-time" &&
            !QDateTime::fromString(text, Qt::ISODate).isValid())
            return path + " is not a date";
        if (schema.value("format", std::string()) == "uri" && QUrl(text).isRelative())
            return path + " is not an absolute address";
        return {};
    }

    Json m_definitions = Json::object();
};
