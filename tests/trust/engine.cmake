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

# engine_10

# engine_11

# engine_12

# engine_13

# engine_14

# engine_15

# engine_16

# engine_17

# engine_18

# engine_19

# engine_20

# engine_21

# engine_22

# engine_23

# engine_24
