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

# window_F16

# window_F17

# window_F18

# window_F19

# window_F20

# window_F21

# window_F22

# window_F23

# window_F24

# window_F25

# window_F26

# window_F27

# window_F28

# window_F29

# window_F30

# window_F31

# window_F32

# window_F33

# window_F34

# window_F35

# window_F36

numberdesk_trust(window_F37 selection theFirstArrowKeyHighlights downFromTheFilterHighlights)

# window_F38

# window_F39

# window_F40

# window_F41

# window_F42

numberdesk_trust(window_F43 selection sortingKeepsSeveralRows filteringKeepsSeveralRows
  refreshKeepsSeveralRows actionsFollowAReset aRowThatGoesIsNotReplacedByItsNeighbour)
