# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What attacks on the local gateway, the system and the network found.

# gateway_01

# gateway_02

# gateway_03

# gateway_04

# gateway_05

# gateway_06

# gateway_07

# gateway_08

# gateway_09

numberdesk_trust(gateway_10 ownfiles theAddressFollowsNoLink)
numberdesk_trust(gateway_10.files wholefile aLinkInTheDataDirectoryIsNeverFollowed
  ownFilesAreReadWithoutLinks)
numberdesk_trust(gateway_10.directory datadirectory refusesWhatEverybodyMayFill)

numberdesk_trust(gateway_11 sidebyside aStaleLockFileBlocksNothing aFolderForALockIsNamed
  aHolderThatDoesNotAnswerIsNamed aHolderOnAnotherComputerIsNamed)
numberdesk_trust(gateway_11.files filelock)

# gateway_12

numberdesk_trust(gateway_13 sidebyside anImportOutlivesItsServer)

numberdesk_trust(gateway_14 ownfiles databasesThatAreNotOursAreNamed anEmptiedDeskIsNotANewOne
  aConnectionGoesThoughItsSecretCannot)

# gateway_15

numberdesk_trust(gateway_16.files ownfiles aFullDiskIsNamed withoutAHomeThereIsAWord)

numberdesk_trust(gateway_17 sidebyside importsAtOnceAllArrive)

# gateway_18

# gateway_19

# gateway_20

# gateway_21

# gateway_22
