# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What attacks on the local gateway, the system and the network found.

# gateway_01

# gateway_02

# gateway_03
numberdesk_trust(gateway_03.status oddgateways countsByEachNumbersOwnStatus)

numberdesk_trust(gateway_04 oddgateways countsByEachNumbersOwnStatus watchesUntilNothingIsPending)

numberdesk_trust(gateway_05 oddgateways namesTheListThatIsMissing namesTheAccountThatIsMissing)

numberdesk_trust(gateway_06 oddgateways exportsWhatItCannotRead exportsResourcesAsTheyCame
  tellsACountThatDiffers)
numberdesk_trust(gateway_06.raw rawitems)

numberdesk_trust(gateway_07 oddgateways neverLeavesAHoleInASentence
  giveAReasonWhereTheBackendGivesNone)

numberdesk_trust(gateway_08 interrupts endsBesideAPipeThatNobodyWrites)

# gateway_09
numberdesk_trust(gateway_09.links oddgateways followsARelativeLink)

# gateway_10

# gateway_11

numberdesk_trust(gateway_12 httpretries aBodyGoesOutOnceATry countsWhatQtSendsAgain)
numberdesk_trust(gateway_12.table retrytable follows)

# gateway_13

# gateway_14

# gateway_15

# gateway_16
numberdesk_trust(gateway_16.client oddgateways tellsAFullDiskOnce)

# gateway_17

# gateway_18

numberdesk_trust(gateway_19 oddgateways showsControlCharactersOfOthers)
numberdesk_trust(gateway_19.text output showsControlCharacters)
numberdesk_trust(gateway_19.token tokensource tellsWhatIsNoTokenEndpoint)

# gateway_20

# gateway_21

# gateway_22
