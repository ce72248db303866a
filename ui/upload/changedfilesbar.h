// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/messagebar.h"

#include <memory>

namespace numberdesk {

class Upload;
struct ImportPlan;

/// Says that files have changed since the plan was made of them, and offers to read them again.
class ChangedFilesBar : public MessageBar
{
    Q_OBJECT

public:
    /// `upload` must outlive the bar.
    explicit ChangedFilesBar(Upload &upload, QWidget *parent = nullptr);

    void present();
    /// Sends the plan once its files were looked at. One that has changed since stops that, for
    /// somebody to see it; asked once more, the plan goes out as it is. A disk that does not
    /// answer stops nothing.
    void lookAndSend();

private:
    void sendAsLookedAt();

    Upload &m_upload;
    QString m_told;                             ///< so that what was closed stays so
    std::shared_ptr<const ImportPlan> m_toSend; ///< once its files were looked at
};

} // namespace numberdesk
