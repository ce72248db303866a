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

# gateway_10

# gateway_11

# gateway_12

# gateway_13

# gateway_14

# gateway_15

# gateway_16

# gateway_17

# gateway_18

# gateway_19

# gateway_20

# gateway_21

# gateway_22
