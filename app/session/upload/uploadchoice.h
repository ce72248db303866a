// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace numberdesk {

class Upload;
struct UploadSource;

// What may become of a source that comes while another stands.

/// True when planning `fresh` in place of what stands would lose something unsent, so that a person
/// has to choose.
bool wouldLoseUnsent(const Upload &upload, const UploadSource &fresh);

/// True when `fresh` can be planned together with what stands; false when nothing stands that could
/// take it, or when it is already part of it and can only be read again.
bool canBeAdded(const Upload &upload, const UploadSource &fresh);

} // namespace numberdesk
