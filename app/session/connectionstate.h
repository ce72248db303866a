// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "provisioning/errors/apierror.h"
#include "session/connections/sessionerror.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace numberdesk {

class Session;

struct LoadState;

/// How the connection of a session stands, for somebody who looks at it for hours: what its loads,
/// its poller and its client tell, put together. Once the gateway is not reachable, polling rests
/// until reconnect(), so that nothing is sent that nobody asks for.
class ConnectionState : public QObject
{
    Q_OBJECT

public:
    /// Of those that hold, the first in this order: Failed or Opening, Lost or SignInRefused,
    /// Waiting, Connected or Connecting.
    enum class Kind : quint8 {
        Opening,       ///< being opened for the first time
        Connecting,    ///< open; the gateway has not answered a load yet
        Connected,     ///< the gateway has answered
        Waiting,       ///< a try failed; the next one goes out by itself
        Lost,          ///< not reachable: what was read is all there is
        SignInRefused, ///< the same, since the token endpoint refused the sign-in
        Failed,        ///< could not be opened
    };

    /// The gateway could not be reached, or not signed in to.
    struct Loss
    {
        ApiError error; ///< the last of those that came together
        QDateTime at;   ///< UTC, of the first of them

        /// The sign-in was refused; else the way is barred.
        bool isSignInRefused() const;
    };
    /// The gateway refuses the API version of the connection.
    struct OtherApiVersion
    {
        QString version; ///< the published one to use instead
    };
    /// What stands in the way, by the last that was heard; nothing while all is well.
    using Trouble = std::variant<std::monostate, SessionError, Loss, OtherApiVersion>;

    /// A pause before the next try; the longest of those that go on beside each other.
    struct Wait
    {
        QString reason; ///< a sentence for people
        Clock::TimePoint end;
    };

    /// Follows `session`, which must outlive it, and goes by its clock.
    explicit ConnectionState(Session &session, QObject *parent = nullptr);
    ~ConnectionState() override;

    /// By what was heard last: nothing is sent to find out.
    Kind kind() const { return m_kind; }
    /// UTC, when that kind began.
    QDateTime since() const { return m_since; }
    /// May be what kind() does not show: with OtherApiVersion the connection still stands.
    const Trouble &trouble() const { return m_trouble; }
    /// True for Lost and SignInRefused: nothing new is to be expected until reconnect().
    bool isLost() const { return std::holds_alternative<Loss>(m_trouble); }
    /// True when the sign-in was refused and another secret may help: the one in use may have been
    /// mistyped; whatever else is refused has to be mended elsewhere.
    bool mayTakeAnotherSecret() const;
    /// UTC, of the oldest list that was read; null before any was.
    QDateTime oldestReading() const;

    /// Nothing unless a try waits that is worth telling.
    const std::optional<Wait> &wait() const { return m_wait; }
    /// What is left of it; 0 when there is none.
    std::chrono::milliseconds waitLeft() const;
    /// What the state goes by.
    Clock &clock() const;

    /// Lets the poller go on; the caller reads again what it shows. The state changes with the
    /// first answer.
    void reconnect();
    /// Sends at once what waits.
    void retryNow();
    /// Speaks no more of the wait under way, which goes on.
    void forgetWait();

signals:
    /// kind() is another one.
    void changed();
    /// Something came into the way, once more perhaps, or it is free.
    void troubleChanged();
    /// A wait began, grew longer or ended.
    void waitChanged();

private:
    void followLoads();
    void follow(const LoadState &state);
    void takeError(const ApiError &error);
    void takeWait(std::chrono::milliseconds wait, const QString &reason);
    void setTrouble(Trouble trouble);
    Kind presentKind() const;
    void update();

    Session &m_session;
    Trouble m_trouble;
    std::optional<Wait> m_wait;
    std::unique_ptr<Alarm> m_waitEnd;
    Kind m_kind = Kind::Opening;
    QDateTime m_since;
};

} // namespace numberdesk
