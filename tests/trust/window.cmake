# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What using the window for hours found.

numberdesk_trust(window_F01 selection takenOutRowsAreNotActedOn)

numberdesk_trust(window_F02 selection nothingHighlightedNothingEnabled)

numberdesk_trust(window_F03 selection aHiddenListIsNotActedOn copyTakesTheTableInView)

numberdesk_trust(window_F04 planview badRowsTakeTheGreenAway)

numberdesk_trust(window_F05 manualinput rangesAreExpanded rangesAreOfferedInTheForm)

numberdesk_trust(window_F06 manualinput servicesThatNeedAFileSayWhy)

numberdesk_trust(window_F07 manualinput numbersAreCounted createStandsBackWhileItsPlanStands)

numberdesk_trust(window_F08 planview missingAccountsAreTickedByName)

numberdesk_trust(window_F09 planview problemsAreGroupedByWhatRepairsThem)

numberdesk_trust(window_F10 planview anUnsentPlanIsNotThrownAway aFileIsAddedToAPlan)

numberdesk_trust(window_F11 planview dropsNameWhatTheyLeaveOut otherSuffixesAreTaken)

numberdesk_trust(window_F12 planview refusedDropsSayWhy)

numberdesk_trust(window_F13 planview whatWasCancelledIsSentLater)

numberdesk_trust(window_F14 planview aFileWithoutRowsIsNoSuccess)

# window_F15

numberdesk_trust(window_F16 forms switchingServicesOffAsksWithTheCount
  switchingOffWhatNobodyUsesDoesNotAsk)

numberdesk_trust(window_F17 plaintext servicesThatAreOffOnTheAccountAreMarked
  countsOfServicesThatAreOffStay)

numberdesk_trust(window_F18 planview countsAreFreshAfterAnUpload)

numberdesk_trust(window_F19 forms typedTextIsNotDroppedWithoutAQuestion
  anUntouchedFormClosesAtOnce)

numberdesk_trust(window_F20 forms hintsAtAccountsThatAreProbablyMistaken)

# window_F21

numberdesk_trust(window_F22 forms aRequestShowsItsNewAccount)

# window_F23

numberdesk_trust(window_F24 forms nothingIsMarkedBeforeSaving)

numberdesk_trust(window_F25 plaintext accountsAreShownAsText requestsAreShownAsText
  numbersAreShownAsText issuesAreShownAsText)
numberdesk_trust(window_F25.tooltips showntext toolTipsAreNoHtml shortToolTipsStayAsTheyAre)

# window_F26

numberdesk_trust(window_F27 showntext overridesAreNamed controlCharactersAreVisible)

# window_F28

numberdesk_trust(window_F29 forms aRefusalBeginsWithTheGatewaysSentence)

# window_F30

# window_F31

# window_F32

# window_F33

# window_F34

numberdesk_trust(window_F35 forms teamsServicesNeedAUsage)

numberdesk_trust(window_F36 planview aPlanTellsWhatEachRowChanges)
numberdesk_trust(window_F36.engine planchanges aChangeNamesItsFieldsWithOldAndNew
  aNewNumberComesFromNothing switchingOffStandsOut)
numberdesk_trust(window_F36.command commandline aDryRunTellsEveryChangeFieldByField)

numberdesk_trust(window_F37 selection theFirstArrowKeyHighlights downFromTheFilterHighlights)

# window_F38

numberdesk_trust(window_F39 planview aFinishedUploadStaysAsItEnded)

# window_F40

# window_F41

numberdesk_trust(window_F42 forms aSaveUnderWayCannotBeLeft)

numberdesk_trust(window_F43 selection sortingKeepsSeveralRows filteringKeepsSeveralRows
  refreshKeepsSeveralRows actionsFollowAReset aRowThatGoesIsNotReplacedByItsNeighbour)
