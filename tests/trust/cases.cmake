# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What people who do this job report of such programs.

# case_01

# case_02

# case_03

# case_05

# case_06

# case_07

# case_10

# case_18

# case_20

# case_22

# case_30

# case_31

# case_32

# case_35

# case_39

# case_41

# case_42
