// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// True where these tests are left out on purpose: NUMBERDESK_SKIP_THIRDPARTY is set.
bool thirdPartyLeftOut();

/// What is missing for these tests and how to get it; nothing when all is there.
QString missingThirdPartyTools();

} // namespace numberdesk

/// The first words of initTestCase(): without the other programs there is no proof, and a proof
/// that silently did not happen is worse than none.
#define NUMBERDESK_NEED_THIRD_PARTY()                                                              \
    do {                                                                                           \
        if (numberdesk::thirdPartyLeftOut())                                                       \
            QSKIP("NUMBERDESK_SKIP_THIRDPARTY is set");                                            \
        const QString missing = numberdesk::missingThirdPartyTools();                              \
        QVERIFY2(missing.isEmpty(), qPrintable(missing));                                          \
    } while (false)
