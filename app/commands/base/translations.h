// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCoreApplication;

namespace numberdesk {

/// Loads the catalogue of the user's language, or the English one: English texts are in the
/// sources, their plural forms in the catalogue. The translator lives as long as `application`.
void installTranslations(QCoreApplication &application);

} // namespace numberdesk
