# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What a close reading of the engine found.

# engine_01

# engine_02

# engine_03

# engine_04

# engine_05
numberdesk_trust(engine_05.status oddgateways countsByEachNumbersOwnStatus)

# engine_06

numberdesk_trust(engine_07 resourcecodec keepsUnknownFields keepsUnknownFieldsOfAnyName
  keepsAnUnknownServiceOfOneFlag keepsKnownFieldsOfAnotherShape)

numberdesk_trust(engine_08 oddgateways exportsWhatItCannotRead countsByEachNumbersOwnStatus)

# engine_09

numberdesk_trust(engine_10 sidebyside anImportOutlivesItsServer)

numberdesk_trust(engine_11 ownfiles aFullDiskKeepsTheOldResult aResultThatDoesNotFitIsNoSuccess)
numberdesk_trust(engine_11.files wholefile everyFailingCallKeepsWhatWasThere
  aFileThatDoesNotFitKeepsWhatWasThere)

numberdesk_trust(engine_12.secrets ownfiles aFullDiskKeepsTheSecrets)
numberdesk_trust(engine_12.disk ownfiles aFullDiskMakesNobodyWait aFullDiskIsNamed)

# engine_13

# engine_14

numberdesk_trust(engine_15 sidebyside commandsAtOnceAllDoTheirWork)

numberdesk_trust(engine_16 ownfiles aResultGoesToADeviceAndLeavesIt aResultGoesThroughAPipe
  aResultKeepsALink)
numberdesk_trust(engine_16.files wholefile aDeviceIsWrittenTo aPipeIsWrittenTo
  aPipeThatNobodyReadsHoldsNothingUp whatAProcessHasOpenIsWrittenTo
  aLinkOfAPersonStaysAndItsTargetIsReplaced)

numberdesk_trust(engine_17 interrupts)

numberdesk_trust(engine_18 oddgateways triesThatRunOutExitWithSeven)
numberdesk_trust(engine_18.codes output exitsByTheFault theFirstCodeCounts)

numberdesk_trust(engine_19 oddgateways tellsThatTheGatewayIsGoneWhileItWaits)

numberdesk_trust(engine_20 oddgateways countsOneAccountsRequestsOnly)

numberdesk_trust(engine_21 oddgateways refusesNumbersOutOfRange)

# engine_22

# engine_23

# engine_24
