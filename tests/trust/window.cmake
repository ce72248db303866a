# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What using the window for hours found.

numberdesk_trust(window_F01 selection takenOutRowsAreNotActedOn)

numberdesk_trust(window_F02 selection nothingHighlightedNothingEnabled)

numberdesk_trust(window_F03 selection aHiddenListIsNotActedOn copyTakesTheTableInView)

# window_F04

# window_F05

# window_F06

# window_F07

# window_F08

# window_F09

# window_F10

# window_F11

# window_F12

# window_F13

# window_F14

# window_F15

numberdesk_trust(window_F16 forms switchingServicesOffAsksWithTheCount
  switchingOffWhatNobodyUsesDoesNotAsk)

numberdesk_trust(window_F17 plaintext servicesThatAreOffOnTheAccountAreMarked
  countsOfServicesThatAreOffStay)

numberdesk_trust(window_F18 window anUploadRefreshesTheAccountsCounts)

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

numberdesk_trust(window_F26 widgets longWordsInDetailsAreBroken)

numberdesk_trust(window_F27 showntext overridesAreNamed controlCharactersAreVisible)

# window_F28

numberdesk_trust(window_F29 forms aRefusalBeginsWithTheGatewaysSentence)

# window_F30

# window_F31

numberdesk_trust(window_F32 window theWindowIsBroughtBackOntoTheScreen)

numberdesk_trust(window_F33 window detailsCanBeHidden)

# window_F34

numberdesk_trust(window_F35 forms teamsServicesNeedAUsage)

# window_F36

numberdesk_trust(window_F37 selection theFirstArrowKeyHighlights downFromTheFilterHighlights)

# window_F38

# window_F39

# window_F40

# window_F41

numberdesk_trust(window_F42 forms aSaveUnderWayCannotBeLeft)

numberdesk_trust(window_F43 selection sortingKeepsSeveralRows filteringKeepsSeveralRows
  refreshKeepsSeveralRows actionsFollowAReset aRowThatGoesIsNotReplacedByItsNeighbour)
