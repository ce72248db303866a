#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an include that a layer may not have.

The table of layers in ARCHITECTURE.md says which those are: its column "may use" names layers
("core, net"), "session and below" for a layer with all that it may use, "all above" and
"everything". The table of rooms below it names the folders of a layer, each of which uses only
those before it; `.` is the layer's own folder.

    tests/layers.py [ROOT]         checks the tree at ROOT (default: this one)
    tests/layers.py --self-test    shows on trees made for it that what is wrong is found
"""

import os
import re
import sys
import tempfile
from pathlib import Path

ROW = re.compile(r"^\| `(numberdesk\w*)` \| `([^`]+)` \| ([^|]+) \|")
ROOMS = re.compile(r"^\| `(app/\w+|ui)` \| (`.*) \|$")
ROOM = re.compile(r"(?:^|; )`([^`]+)`")
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]')


def read_table(text):
    """The layers that each layer may include, itself among them, and their folders by layer."""
    allowed, folders = {}, {}
    for line in text.splitlines():
        row = ROW.match(line)
        if not row:
            continue
        layer = row[1].removeprefix("numberdesk_")
        use = {layer}
        if "all above" in row[3] or "everything" in row[3]:
            use.update(allowed)
        for word, below in re.findall(r"\b(\w+)\b( and below)?", row[3]):
            if word in allowed:
                use.update(allowed[word] if below else {word})
        allowed[layer] = use
        folders[layer] = Path(row[2])
    return allowed, folders


def read_rooms(text):
    """The rooms of each layer that has some, by its folder, each after those that it may use."""
    return {Path(row[1]): ROOM.findall(row[2])
            for row in map(ROOMS.match, text.splitlines()) if row}


def room_of(path, folder, rooms):
    """The place of the room of `path` among `rooms` of the layer in `folder`, if it has one."""
    parts = path.relative_to(folder).parent
    for name in [str(parts), *map(str, parts.parents)]:
        if name in rooms and (name != "." or parts == Path(".")):
            return rooms.index(name)
    return None


def layer_of(path, folders):
    """The layer that `path`, seen from the root, belongs to; None when it is nobody's."""
    for layer, folder in folders.items():
        if folder == path or folder in path.parents:
            return layer
    return None


def included_file(root, source, name):
    """What an include in `source` means, seen from the root; None for what is not ours."""
    for folder in (Path("app"), Path("ui"), source.parent):
        target = Path(os.path.normpath(folder / name))
        if (root / target).is_file():
            return target
    return None


def faults_of(root, source, layer, tables):
    """One sentence for each include of `source`, a file of `layer`, that it may not have."""
    allowed, folders, rooms = tables
    own = rooms.get(folders[layer])
    room = room_of(source, folders[layer], own) if own else None
    if own and room is None:
        yield f"{source}: no room of ARCHITECTURE.md has this folder."
        return
    for number, line in enumerate((root / source).read_text(encoding="utf-8").splitlines(), 1):
        include = INCLUDE.match(line)
        target = include and included_file(root, source, include[1])
        if not target:
            continue
        if layer_of(target, folders) not in allowed[layer]:
            yield f"{source}:{number}: {layer} may not include {target}."
        elif own and layer_of(target, folders) == layer:
            there = room_of(target, folders[layer], own)
            if there is not None and there > room:
                yield (f"{source}:{number}: the room {own[room]} of {layer} may not include {target}: "
                       f"{own[there]} stands after it.")


def faults(root):
    """One sentence for each include that a layer or a room may not have, and each file in none."""
    text = (root / "ARCHITECTURE.md").read_text(encoding="utf-8")
    allowed, folders = read_table(text)
    if not allowed:
        yield "ARCHITECTURE.md: there is no table of layers."
    rooms = read_rooms(text)
    for folder, names in rooms.items():
        for name in names:
            if not (root / folder / name).is_dir():
                yield f"ARCHITECTURE.md: there is no room {folder / name}."
    for top in ("app", "ui"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            source = path.relative_to(root)
            layer = layer_of(source, folders)
            if layer is None:
                yield f"{source}: no layer of ARCHITECTURE.md has this folder."
                continue
            yield from faults_of(root, source, layer, (allowed, folders, rooms))


def self_test():
    table = ("| `numberdesk_core` | `app/core` | Qt Core | values |\n"
             "| `numberdesk_net` | `app/net` | core, Qt Network | HTTP |\n"
             "| `numberdesk_storage` | `app/storage` | core | files |\n"
             "| `numberdesk_session` | `app/session` | net and below | all |\n"
             "| `numberdesk_ui` | `ui` | session and below | window |\n"
             "| `numberdesk` | `app/main.cpp` | everything | starts |\n"
             "\n"
             "| `app/net` | `base` first; `wire`; `.` the rest, with `code` in it |\n"
             "| `ui` | `widgets/look`; `widgets` |\n")
    good = {
        "app/core/value.h": "#include <QString>\n",
        "app/net/base/job.h": '#include "net/base/error.h"\n',
        "app/net/base/error.h": "",
        "app/net/wire/reply.h": '#include "net/base/job.h"\n',
        "app/net/request.h": ('#include "core/value.h"\n#include "net/wire/reply.h"\n'
                              "#include <net/if.h>\n"),
        "ui/widgets/look/theme.h": '#include "net/base/job.h"\n',
        "app/storage/place.h": "",
        "app/session/session.cpp": '#include "net/request.h"\n#include "core/value.h"\n',
        "ui/widgets/page.h": '#include "session/session.h"\n#include "widgets/other.h"\n',
        "app/main.cpp": '#include "widgets/page.h"\n#include "storage/place.h"\n',
    }
    wrong = {
        "up": ("app/core/value.h", '#include "net/request.h"\n'),
        "up in angle brackets": ("app/core/value.h", "#  include <net/request.h>\n"),
        "aside": ("app/storage/place.h", '// why\n#include "net/request.h"\n'),
        "below, but not said": ("app/session/session.cpp", '#include "storage/place.h"\n'),
        "the window": ("app/session/session.cpp", '#include "widgets/page.h"\n'),
        "up a room": ("app/net/base/job.h", '#include "net/wire/reply.h"\n'),
        "to the top": ("app/net/wire/reply.h", '#include "net/request.h"\n'),
        "up a nested room": ("ui/widgets/look/theme.h", '#include "widgets/page.h"\n'),
        "a folder without a room": ("app/net/new/thing.h", ""),
        "by a way round": ("app/core/value.h", '#include "../net/request.h"\n'),
        "a folder without a layer": ("app/new/thing.h", ""),
    }

    def found(files):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            for path, text in {"ARCHITECTURE.md": table, **files}.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            return list(faults(root))

    assert found(good) == [], found(good)
    for what, (path, text) in wrong.items():
        told = found({**good, path: text})
        assert len(told) == 1 and told[0].startswith(path), (what, told)


def main(arguments):
    if arguments == ["--self-test"]:
        self_test()
        return 0
    told = list(faults(Path(arguments[0] if arguments else Path(__file__).parent.parent)))
    print("\n".join(told), end="\n" if told else "")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
