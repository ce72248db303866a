// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/connectionstore.h"

#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Kind = StorageError::Kind;

struct StoreText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionStore)
};

/// The columns of a profile, in the order of its table of fields.
QString columns()
{
    QStringList names;
    forEachProfileField(
        [&names](const auto &field) { names += QString::fromLatin1(field.column); });
    return names.join(u", "_s);
}

// What the database keeps of a value.

QVariant stored(const QString &text)
{
    return text.isNull() ? u""_s : text; // which would be NULL in SQLite
}

QVariant stored(const QUrl &address)
{
    return stored(address.toString(QUrl::FullyEncoded));
}

QVariant stored(bool flag)
{
    return flag;
}

QVariant stored(const std::optional<int> &count)
{
    return count ? QVariant(*count) : QVariant();
}

QVariant stored(std::chrono::milliseconds time)
{
    return qint64(time.count());
}

QVariant stored(ConnectionColour colour)
{
    return toText(colour);
}

QVariant stored(SecretPlace place)
{
    return toText(place);
}

// And back.

void restore(const QVariant &cell, QString &text)
{
    text = cell.toString();
}

void restore(const QVariant &cell, QUrl &address)
{
    address = QUrl(cell.toString());
}

void restore(const QVariant &cell, bool &flag)
{
    flag = cell.toBool();
}

void restore(const QVariant &cell, std::optional<int> &count)
{
    count = cell.isNull() ? std::nullopt : std::optional(cell.toInt());
}

void restore(const QVariant &cell, std::chrono::milliseconds &time)
{
    time = std::chrono::milliseconds(cell.toLongLong());
}

void restore(const QVariant &cell, ConnectionColour &colour)
{
    colour = connectionColourFrom(cell.toString()).value_or(ConnectionColour::None);
}

void restore(const QVariant &cell, SecretPlace &place)
{
    place = secretPlaceFrom(cell.toString()).value_or(SecretPlace::Session);
}

/// The values of a profile in the order of `columns`.
QVariantList valuesOf(const ConnectionProfile &profile)
{
    QVariantList values;
    forEachProfileField([&](const auto &field) { values.append(stored(profile.*field.member)); });
    return values;
}

ConnectionProfile profileOf(const QSqlQuery &row)
{
    ConnectionProfile profile;
    forEachProfileField([&](const auto &field) {
        restore(row.value(QString::fromLatin1(field.column)), profile.*field.member);
    });
    return profile;
}

Failure<StorageError> noConnection(const QString &name)
{
    return Failure<StorageError>(
        {Kind::NotFound,
         StoreText::tr("There is no connection named \"%1\". Choose one of the list (numberdesk "
                       "connection list), or add it.")
             .arg(name)});
}

Failure<StorageError> exists(const QString &name)
{
    return Failure<StorageError>(
        {Kind::Exists,
         StoreText::tr("There is a connection named \"%1\" already. Choose another name, or change "
                       "that one (connection add --replace).")
             .arg(name)});
}

StorageResult<void> checkProfile(const ConnectionProfile &profile)
{
    if (const QString fault = faultOf(profile); !fault.isEmpty())
        return Failure<StorageError>({Kind::Invalid, fault});
    return {};
}

StorageResult<QSqlQuery> execute(QSqlDatabase &database, const QString &sql,
                                 const QVariantList &values)
{
    QSqlQuery query(database);
    query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return Failure<StorageError>(databaseError(database, query));
    return query;
}

StorageResult<ConnectionProfile> findIn(QSqlDatabase &database, const QString &name)
{
    StorageResult<QSqlQuery> row =
        execute(database, u"SELECT %1 FROM connections WHERE name_key = ?"_s.arg(columns()),
                {connectionKey(name)});
    if (!row)
        return Failure<StorageError>(row.error());
    if (!row->next())
        return noConnection(name);
    return profileOf(*row);
}

/// Exists when a profile has that name.
StorageResult<void> checkFree(QSqlDatabase &database, const QString &name)
{
    const StorageResult<ConnectionProfile> found = findIn(database, name);
    if (found)
        return exists(found->name);
    if (found.error().kind != Kind::NotFound)
        return Failure<StorageError>(found.error());
    return {};
}

StorageResult<void> insertInto(QSqlDatabase &database, const ConnectionProfile &profile)
{
    const QVariantList values = QVariantList{connectionKey(profile.name)} + valuesOf(profile);
    QStringList marks;
    marks.fill(u"?"_s, values.size());
    return execute(database,
                   u"INSERT INTO connections (name_key, %1) VALUES (%2)"_s.arg(columns(),
                                                                               marks.join(u", "_s)),
                   values)
        .map([](const QSqlQuery &) {});
}

StorageResult<void> removeFrom(QSqlDatabase &database, const QString &name)
{
    const StorageResult<QSqlQuery> removed =
        execute(database, u"DELETE FROM connections WHERE name_key = ?"_s, {connectionKey(name)});
    if (!removed)
        return Failure<StorageError>(removed.error());
    if (removed->numRowsAffected() == 0)
        return noConnection(name);
    return {};
}

/// A job opens its connection by name.
StorageResult<void> renameJobs(QSqlDatabase &database, const QString &name, const QString &newName)
{
    QSqlQuery query(database);
    query.prepare(u"UPDATE jobs SET connection = ? WHERE connection = ?"_s);
    query.addBindValue(newName);
    query.addBindValue(name);
    if (!query.exec())
        return Failure<StorageError>(databaseError(database, query));
    return {};
}

} // namespace

ConnectionStore::ConnectionStore(DeskDatabase &database, QObject *parent)
    : QObject(parent), m_database(database)
{}

StorageJob<QList<ConnectionProfile>> *ConnectionStore::list()
{
    using Profiles = QList<ConnectionProfile>;
    return m_database.run<Profiles>(
        [](QSqlDatabase &database) -> StorageResult<Profiles> {
            StorageResult<QSqlQuery> row = execute(
                database, u"SELECT %1 FROM connections ORDER BY name_key"_s.arg(columns()), {});
            if (!row)
                return Failure<StorageError>(row.error());
            Profiles profiles;
            while (row->next())
                profiles += profileOf(*row);
            return profiles;
        },
        this);
}

StorageJob<ConnectionProfile> *ConnectionStore::find(const QString &name)
{
    return m_database.run<ConnectionProfile>(
        [name](QSqlDatabase &database) { return findIn(database, name); }, this);
}

StorageJob<void> *ConnectionStore::add(const ConnectionProfile &profile)
{
    return change([profile](QSqlDatabase &database) {
        return checkProfile(profile)
            .and_then([&] { return checkFree(database, profile.name); })
            .and_then([&] { return insertInto(database, profile); });
    });
}

StorageJob<void> *ConnectionStore::replace(const QString &name, const ConnectionProfile &profile)
{
    return change([name, profile](QSqlDatabase &database) {
        // Removed first, so that the profile's own name is free for it.
        return checkProfile(profile)
            .and_then([&] { return removeFrom(database, name); })
            .and_then([&] { return checkFree(database, profile.name); })
            .and_then([&] { return insertInto(database, profile); })
            .and_then([&] { return renameJobs(database, name, profile.name); });
    });
}

StorageJob<void> *ConnectionStore::remove(const QString &name)
{
    return change([name](QSqlDatabase &database) { return removeFrom(database, name); });
}

StorageJob<void> *ConnectionStore::change(const DeskDatabase::Work<void> &work)
{
    StorageJob<void> *job = m_database.run<void>(work, this);
    job->then(this, [this](const StorageResult<void> &result) {
        if (result)
            emit changed();
    });
    return job;
}

} // namespace numberdesk
