# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What people who do this job report of such programs.

numberdesk_trust(case_01 importcases namesInvisibleCharacters)

numberdesk_trust(case_02 importcases neverJoinsRanges)

numberdesk_trust(case_03 importcases dropsFloatTails)

numberdesk_trust(case_05 importcases takesLeftOutCellsForNotNamed)
numberdesk_trust(case_05.rows plandraft takesMissingCellsForNotNamed)

numberdesk_trust(case_06 importcases takesGuardsOffOnConsent)

numberdesk_trust(case_07 importcases findsHeadingsBelowTitles)

numberdesk_trust(case_10 importcases namesNearAccounts createsNoNearAccounts)

numberdesk_trust(case_18 importcases keepsWrongBytesInTheirRow)

numberdesk_trust(case_20 importcases ignoresWhatStandsAround)

numberdesk_trust(case_22 importcases readsDialects callsWorkbooksByName)

numberdesk_trust(case_30 importmerge ignoredFiltersDeleteNothing)
numberdesk_trust(case_30.status oddgateways countsByEachNumbersOwnStatus)

numberdesk_trust(case_31 errorwords hasOwnWordsForEachSignInCode)

numberdesk_trust(case_32 oddgateways dropsBlanksAroundSecrets)

numberdesk_trust(case_35 oddgateways watchesNoLongerThanAsked)

numberdesk_trust(case_39 authorities readsEveryForm findsNoneElsewhere)
numberdesk_trust(case_39.root transportfaults tellsThatTheRootIsMissing)

numberdesk_trust(case_41 importcases findsExportsRight)

if(NUMBERDESK_BUILD_UI)
  numberdesk_trust(case_42 planview otherSuffixesAreTaken dropsNameWhatTheyLeaveOut
    refusedDropsSayWhy)
endif()
