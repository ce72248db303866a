# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What people who do this job report of such programs.

# case_01

# case_02

# case_03

# case_05

# case_06

# case_07

# case_10

# case_18

# case_20

# case_22

numberdesk_trust(case_30 importtruth ignoredFiltersDeleteNothing)
numberdesk_trust(case_30.status oddgateways countsByEachNumbersOwnStatus)

numberdesk_trust(case_31 errorwords hasOwnWordsForEachSignInCode)

numberdesk_trust(case_32 oddgateways dropsBlanksAroundSecrets)

numberdesk_trust(case_35 oddgateways watchesNoLongerThanAsked)

numberdesk_trust(case_39 authorities readsEveryForm findsNoneElsewhere)
numberdesk_trust(case_39.root transportfaults tellsThatTheRootIsMissing)

# case_41

if(NUMBERDESK_BUILD_UI)
  numberdesk_trust(case_42 planview otherSuffixesAreTaken dropsNameWhatTheyLeaveOut
    refusedDropsSayWhy)
endif()
