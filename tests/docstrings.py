#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a public type or function of app/'s headers without a docstring, or whose docstring
says no more than its name.

A docstring is `///` right above, or `///<` behind it. Exempt are overrides, which the base
documents; what is deleted or defaulted; constructors without arguments, copying and moving;
destructors; operators that assign and compare; specialisations and deduction guides of templates;
definitions of members that stand outside their class; and an overload of what is documented above.

    tests/docstrings.py [FILE ...]     checks these headers (default: all of app/)
    tests/docstrings.py --self-test    shows that what is wrong is found
"""

import re
import sys
from pathlib import Path

MACRO = re.compile(r"\b(Q_OBJECT|Q_GADGET|Q_NAMESPACE|Q_(?:DISABLE|DECLARE|ENUM|FLAG|PROPERTY)\w*"
                   r"\s*\([^()]*\);?)")
ACCESS = re.compile(r"^(public|protected|private|signals|Q_SIGNALS)(\s+slots)?$")
TYPE = re.compile(r"^(?:template\s*<.*>\s*)?(class|struct|union|enum(?:\s+(?:class|struct))?)\s+"
                  r"(?:\[\[.*?\]\]\s*)?(\w+)")
EMPTY_WORDS = set("a an and are as at be by each for from get gets give gives has have in is it its "
                  "of on one or return returns set sets that the their this to was what whether "
                  "which with".split())


class Scope:
    """What a pair of braces holds: a namespace or class is looked into, all else is skipped."""

    def __init__(self, kind, name="", public=True):
        self.kind, self.name, self.public = kind, name, public


def split_comments(text):
    """The code with comments and preprocessor lines blanked; docstrings by line, above and behind."""
    above, behind, code = {}, {}, []
    skipping = False
    for number, line in enumerate(text.splitlines(), 1):
        preprocessor = skipping or line.lstrip().startswith("#")
        skipping = preprocessor and line.endswith("\\")
        bare = re.sub(r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)'",
                      lambda literal: "0" * len(literal[0]), line)
        start = bare.find("//")
        comment = line[start:] if start >= 0 else ""
        if comment.startswith("///<"):
            behind[number] = comment[4:]
        elif comment.startswith("///"):
            above[number] = comment[3:]
        code.append("" if preprocessor else bare[:start] if start >= 0 else bare)
    # A `///<` that goes on in the lines below it.
    for number in sorted(above):
        if number - 1 in behind and not code[number - 1].strip():
            behind[number - 1] += above[number]
    return re.sub(r"/\*.*?\*/", lambda c: re.sub(r"[^\n]", " ", c[0]), "\n".join(code),
                  flags=re.S), above, behind


def blank(match):
    return re.sub(r"[^\n]", " ", match[0])


def statements(code):
    """(statement, first line, last line, public, class, has a body) of each in a namespace or class."""
    code = re.sub(r"\b(Q_NAMESPACE)\b", blank, MACRO.sub(blank, code))
    scopes, text, first, line, parens = [Scope("namespace")], "", 0, 1, 0
    position = 0

    def skip_braces(at, line):
        depth = 0
        while True:
            depth += {"{": 1, "}": -1}.get(code[at], 0)
            line += code[at] == "\n"
            at += 1
            if depth == 0:
                return at, line

    def found(body):
        public = all(scope.public for scope in scopes)
        names = [scope.name for scope in scopes if scope.kind == "class"]
        return " ".join(text.split()), first, line, public, "::".join(names), body

    while position < len(code):
        char = code[position]
        line += char == "\n"
        position += 1
        if not text.strip() and not char.isspace():
            first = line
        parens += {"(": 1, ")": -1}.get(char, 0)
        stripped = text.strip()
        if char == ":" and ACCESS.match(stripped):
            scopes[-1].public = stripped.startswith(("public", "signals", "Q_SIGNALS"))
            text = ""
        elif char == "{" and parens == 0:
            kind = TYPE.match(stripped)
            if re.match(r"^(inline\s+)?namespace\b", stripped) or stripped.startswith("extern 0"):
                scopes.append(Scope("namespace"))
                text = ""
            elif kind and "(" not in re.sub(r"<[^{]*>", "", stripped):
                yield found(True)
                if kind[1].startswith("enum"):
                    position, line = skip_braces(position - 1, line)
                else:
                    specialised = re.search(r"\b" + kind[2] + r"\s*<", stripped)
                    scopes.append(Scope("class", kind[2],
                                        kind[1] != "class" and not specialised))
                text = ""
            else:
                # An initialiser in braces goes on up to its semicolon; a body ends here.
                body = "(" in stripped and not re.search(r"=\s*[\w:<>, ]*$", stripped)
                if body:
                    yield found(True)
                position, line = skip_braces(position - 1, line)
                text = "" if body else text + "{}"
        elif char == "}" and parens == 0:
            scopes.pop()
            text = ""
        elif char == ";" and parens == 0:
            if stripped:
                yield found(False)
            text = ""
        else:
            text += char


def declared(statement, owner):
    """The name of the type or function that a statement declares and that needs a docstring."""
    plain = re.sub(r"^(?:template\s*<[^;{]*?>\s*(?:requires\s*\([^()]*\)\s*)?)?(?=\w|\[|~)", "",
                   statement)
    if re.match(r"^template\s*<\s*>", statement) or re.search(
            r"(?:class|struct)\s+\w+\s*<", statement) or re.match(r"^(friend|static_assert|using namespace"
                                                            r"|extern template)\b", plain):
        return None
    alias = re.match(r"^using\s+(\w+)\s*=", plain)
    if alias:
        return alias[1]
    if re.match(r"^(typedef|using)\b", plain):
        return None
    if TYPE.match(plain) and "(" not in re.sub(r"<[^{]*>", "", plain):
        return TYPE.match(plain)[2]
    head = re.sub(r"\[\[.*?\]\]|\b(?:alignas|decltype|noexcept|explicit|requires)\s*\([^()]*\)", " ",
                  plain)
    while "operator" not in head and re.search(r"<[^<>]*>", head):
        head = re.sub(r"<[^<>]*>", " ", head)
    function = re.search(r"(operator\s*(?:\(\)|[^\s\w(]+|\w[\w: ]*)|~?\w+)\s*\(", head)
    if not function or head[:function.start()].rstrip().endswith("::") or "(*" in head[:function.end() + 1] or "=" in head[:function.start()].replace("==", ""):
        return None
    name, behind = function[1], head[function.end():]
    if re.match(r"0+|[\d.]+\)", behind):
        return None  # a constant with its value
    arguments = behind[:behind.find(")")].strip()
    if (name.startswith("~") or name in ("operator=", "operator==", "operator!=", "operator<=>")
            or (name == owner and re.match(rf"^((const )?{owner} ?&&? ?\w*)?$", arguments))
            or re.search(r"\)[^()]*\b(override|final)\b", head)
            or re.search(r"=\s*(default|delete)$", head)
            or re.search(r"\)\s*->\s*" + re.escape(name) + r"\s*<", head)):
        return None
    return name


def words_of(text):
    spaced = re.sub(r"([a-z0-9])([A-Z])|['’]s\b", r"\1 \2", text)
    return {re.sub(r"(ies|es|ing|ed|s|e|y)$", "", word) if len(word) > 3 else word
            for word in re.findall(r"[a-z0-9]+", spaced.lower()) if word not in EMPTY_WORDS}


def faults(text):
    """(line, sentence) of each fault in a header."""
    code, above, behind = split_comments(text)
    documented = set()
    for statement, first, end, public, owner, body in statements(code):
        forward = TYPE.match(statement) and not body and "(" not in statement
        name = None if forward or not public else declared(statement, owner.split("::")[-1])
        if name is None:
            continue
        doc, line = "", first - 1
        while line in above:
            doc = above.pop(line) + " " + doc
            line -= 1
        doc += "".join(behind.get(number, "") for number in range(first, end + 1))
        if doc:
            documented.add((owner, name))
        if not doc and (owner, name) not in documented:
            yield first, f"{name} has no docstring."
        elif doc and words_of(doc) <= words_of(name):
            yield first, f"the docstring of {name} says no more than its name."


def self_test():
    def told(text):
        return [sentence for _, sentence in faults(text)]

    good = '''
class Forward;
/// Why a request went wrong.
enum class Fault { None, Timeout };
/// Fetches.
class Getter : public QObject
{
    Q_OBJECT
public:
    Getter();
    Getter(const Getter &) = delete;
    ~Getter() override;
    /// Null until the first reply.
    QString last() const { return m_last; }
    int count() const; ///< of replies since the start
    /// In seconds.
    void wait(int seconds);
    void wait(double seconds);
    bool event(QEvent *event) override;
    bool operator==(const Getter &) const = default;
    static constexpr int most = limit(3);
protected:
    void hook();
signals:
    /// Once for each reply.
    void replied(const QString &text);
private:
    struct Hidden { int value() const; };
    void work();
    QString m_last{u"a"_s};
};
/// A list that keeps its order.
template <typename T>
using Ordered = QList<T>;
inline constexpr std::array table{Row{1}, Row{2}};
'''
    assert told(good) == [], told(good)
    for wrong, name in [
        ("class Bare {};", "Bare"),
        ("enum class Kind { A };", "Kind"),
        ("using Name = QString;", "Name"),
        ("int count(const QString &text);", "count"),
        ("/// Counts.\n\nint count();", "count"),
        ("/// A row.\nstruct Line { bool isLast() const { return true; } };", "isLast"),
        ("/// Reads.\nclass Job { public: explicit Job(int id); };", "Job"),
        ("/// Tells.\nclass Teller { signals: void told(); };", "told"),
        ("template <typename T>\nT most(const QList<T> &list);", "most"),
        ("namespace a { inline int deep() { return 1; } }", "deep"),
        ("/// The number.\nint number();", "number"),
        ("int number(); ///< the number", "number"),
        ("/// Returns the account's names.\nQStringList accountNames();", "accountNames"),
    ]:
        assert len(told(wrong)) == 1 and name in told(wrong)[0], (wrong, told(wrong))


def main(arguments):
    if arguments == ["--self-test"]:
        self_test()
        return 0
    root = Path(__file__).resolve().parent.parent
    failed = False
    for path in [Path(name).resolve() for name in arguments] or sorted((root / "app").rglob("*.h")):
        shown = str(path.relative_to(root))
        for line, sentence in faults(path.read_text(encoding="utf-8")):
            print(f"{shown}:{line}: {sentence}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
