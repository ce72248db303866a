# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What attacks on the local gateway, the system and the network found.

# gateway_01

# gateway_02

numberdesk_trust(gateway_03 importtruth followsUnknownStatuses)
numberdesk_trust(gateway_03.status oddgateways countsByEachNumbersOwnStatus)

numberdesk_trust(gateway_04 oddgateways countsByEachNumbersOwnStatus watchesUntilNothingIsPending)

numberdesk_trust(gateway_05 oddgateways namesTheListThatIsMissing namesTheAccountThatIsMissing)

numberdesk_trust(gateway_06 oddgateways exportsWhatItCannotRead exportsResourcesAsTheyCame
  tellsACountThatDiffers)
numberdesk_trust(gateway_06.raw rawitems)

numberdesk_trust(gateway_07 oddgateways neverLeavesAHoleInASentence
  giveAReasonWhereTheBackendGivesNone)

numberdesk_trust(gateway_08 interrupts endsBesideAPipeThatNobodyWrites)

numberdesk_trust(gateway_09 numberlookup endsWalksThatNeverEnd)
numberdesk_trust(gateway_09.links oddgateways followsARelativeLink)

numberdesk_trust(gateway_10 ownfiles theAddressFollowsNoLink)
numberdesk_trust(gateway_10.files wholefile aLinkInTheDataDirectoryIsNeverFollowed
  ownFilesAreReadWithoutLinks)
numberdesk_trust(gateway_10.directory datadirectory refusesWhatEverybodyMayFill)

numberdesk_trust(gateway_11 sidebyside aStaleLockFileBlocksNothing aFolderForALockIsNamed
  aHolderThatDoesNotAnswerIsNamed aHolderOnAnotherComputerIsNamed)
numberdesk_trust(gateway_11.files filelock)

numberdesk_trust(gateway_12 httpretries aBodyGoesOutOnceATry countsWhatQtSendsAgain)
numberdesk_trust(gateway_12.table retrytable follows)

numberdesk_trust(gateway_13 sidebyside anImportOutlivesItsServer)

numberdesk_trust(gateway_14 ownfiles databasesThatAreNotOursAreNamed anEmptiedDeskIsNotANewOne
  aConnectionGoesThoughItsSecretCannot)

# gateway_15


numberdesk_trust(gateway_16.client oddgateways tellsAFullDiskOnce)
numberdesk_trust(gateway_16.files ownfiles aFullDiskIsNamed withoutAHomeThereIsAWord)

numberdesk_trust(gateway_17 sidebyside importsAtOnceAllArrive)

# gateway_18

numberdesk_trust(gateway_19 oddgateways showsControlCharactersOfOthers)
numberdesk_trust(gateway_19.text output showsControlCharacters)
numberdesk_trust(gateway_19.token tokensource tellsWhatIsNoTokenEndpoint)

# gateway_20

numberdesk_trust(gateway_21 importtruth believesNoReplyButTheContracts:redirect)

# gateway_22
