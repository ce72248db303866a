// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/connection/connectionaddcommand.h"

#include "commands/connection/connectionaddoptions.h"
#include "commands/connection/connectiondescription.h"
#include "session/connections/namedconnection.h"
#include "storage/secretvariables.h"

namespace numberdesk {

namespace {

class ConnectionAddCommand final : public Command
{
    Q_OBJECT

public:
    ConnectionAddCommand(Output &output, const DataDirectory &directory, AddRequest request)
        : Command(output)
        , m_directory(directory)
        , m_book(directory)
        , m_request(std::move(request))
        , m_given{environmentSecret(m_request.profile), environmentPassphrase()}
    {
        if (m_request.profile.tokenUrl.isEmpty())
            m_given.secret.clear();
    }

    void start() override
    {
        if (!m_request.replace)
            return choosePlace();
        m_book.find(m_request.profile.name)
            ->then(this, [this](const StorageResult<ConnectionProfile> &found) {
                if (found)
                    m_replaced = *found;
                else if (found.error().kind != StorageError::Kind::NotFound)
                    return fail(found.error());
                choosePlace();
            });
    }

private:
    /// The place that was asked for; else the one that there was; else the best that answers.
    void choosePlace()
    {
        if (m_request.place)
            return keep(*m_request.place);
        if (m_given.secret.isEmpty())
            return keep(placeWithoutSecret());
        m_book.secrets().hasKeychain()->then(this, [this](const StorageResult<bool> &there) {
            if (there && *there)
                return keep(SecretPlace::Keychain);
            keep(m_given.passphrase.isEmpty() ? SecretPlace::Session : SecretPlace::EncryptedFile);
        });
    }

    SecretPlace placeWithoutSecret() const
    {
        const ConnectionProfile &profile = m_request.profile;
        if (profile.tokenUrl.isEmpty())
            return SecretPlace::None;
        const bool same = m_replaced && !m_replaced->tokenUrl.isEmpty() &&
                          needsSecret(*m_replaced) == needsSecret(profile);
        if (same)
            return m_replaced->secretPlace;
        return needsSecret(profile) ? SecretPlace::Session : SecretPlace::None;
    }

    void keep(SecretPlace place)
    {
        m_request.profile.secretPlace = place;
        StorageJob<void> *job = m_replaced
                                    ? m_book.replace(m_replaced->name, m_request.profile, m_given)
                                    : m_book.add(m_request.profile, m_given);
        job->then(this, [this](const StorageResult<void> &kept) {
            if (!kept)
                return fail(kept.error());
            tellPlace();
            const QString done =
                m_replaced ? tr("Changed connection %1 (%2).") : tr("Added connection %1 (%2).");
            const ConnectionProfile &profile = m_request.profile;
            output().print(
                done.arg(profile.name, profile.readOnly ? tr("read-only") : tr("changes allowed")));
            output().document(QJsonDocument(toJson(profile)));
            end(AllDone);
        });
    }

    void tellPlace()
    {
        switch (m_request.profile.secretPlace) {
        case SecretPlace::None:
            break;
        case SecretPlace::Keychain:
            output().say(tr("The secret is kept in the desktop's keychain."));
            break;
        case SecretPlace::EncryptedFile:
            output().say(tr("The secret is kept encrypted in %1; set %2 at each run.")
                             .arg(m_directory.secretsFile(), secretvariables::filePassphrase));
            break;
        case SecretPlace::Session:
            output().say(needsSecret(m_request.profile)
                             ? tr("The secret is not kept; set %1 at each run.")
                                   .arg(secretvariables::clientSecret)
                             : tr("The passphrase is not kept; set %1 at each run.")
                                   .arg(secretvariables::certificatePassphrase));
            break;
        }
    }

    DataDirectory m_directory;
    ConnectionBook m_book;
    AddRequest m_request;
    GivenSecret m_given;
    std::optional<ConnectionProfile> m_replaced;
};

} // namespace

CommandResult makeConnectionAddCommand(const QCommandLineParser &parser,
                                       const DataDirectory &directory, Output &output)
{
    const Result<AddRequest, UsageProblem> request = readAddRequest(parser);
    if (!request)
        return Failure<UsageProblem>(request.error());
    return std::make_unique<ConnectionAddCommand>(output, directory, *request);
}

} // namespace numberdesk

#include "connectionaddcommand.moc"
