// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"

#include <QFrame>
#include <QList>

class QVBoxLayout;

namespace numberdesk {

struct Connection;

/// Which gateway this window works on, always in view, and the other connections, each one click
/// away.
class ConnectionPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectionPanel(QWidget *parent = nullptr);

    /// The connections to choose from, the local gateway's apart, which is always there.
    void setProfiles(const QList<ConnectionProfile> &profiles);
    void setCurrent(const Connection &connection);

signals:
    void chosen(const QString &name);
    void manageRequested();
    void addRequested();
    /// Its buttons were made anew: they come last when Tab is pressed.
    void rebuilt();

private:
    void rebuild();
    QWidget *buildCard();
    QWidget *buildChoice(const QString &name, const ConnectionProfile &profile);

    QList<ConnectionProfile> m_profiles;
    ConnectionProfile m_current;
    bool m_isLocal = false;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
};

} // namespace numberdesk
