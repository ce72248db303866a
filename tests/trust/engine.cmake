# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What a close reading of the engine found.

# engine_01

# engine_02

# engine_03

# engine_04

# engine_05

# engine_06

# engine_07

# engine_08

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

# engine_17

# engine_18

# engine_19

# engine_20

# engine_21

# engine_22

# engine_23

# engine_24
