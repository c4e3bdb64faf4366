#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what the compiler doesn't: formatting, SPDX headers, and who includes whom (the rules are in CONTRIBUTING.md).

Prints one line a problem, then the totals."""
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent

# What a module may include besides itself.
KUBE_TYPES = {"kube/types.h", "kube/resource.h"}
ENGINE = {
    "base": set(),
    "kube": {"base"},
    "redis": {"base"},
    "cluster": {"kube", "redis", "base"},
    "slots": {"cluster", "kube", "redis", "base"},
    "metrics": {"cluster", "kube", "redis", "base"},
    "workflow": {"cluster", "kube", "redis", "base"},
    "operations": {"workflow", "slots", "metrics", "cluster", "kube", "redis", "base"},
    "probes": {"workflow", "slots", "metrics", "cluster", "kube", "redis", "base"},
    "playground": {"base"},
}
ENGINE["cli"] = set(ENGINE) - {"cli"} | {"playground"}
ABOVE = {"bridge": set(ENGINE) - {"cli", "playground"}}
ABOVE["models"] = ABOVE["bridge"] | {"bridge"}
ABOVE["widgets"] = ABOVE["bridge"] | {"bridge"}
ABOVE["views"] = ABOVE["models"] | {"models", "widgets"}
ABOVE["app"] = ABOVE["views"] | {"views", "playground"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
QT = re.compile(r"^(Q[A-Z]\w*|Qt\w*/.*)$")


def sources(folder):
    return sorted(p for p in (TOP / folder).rglob("*") if p.suffix in {".h", ".cpp"})


def problems_of_includes(path, top, allowed_by_module):
    module = path.relative_to(TOP / top).parts[0]
    allowed = allowed_by_module.get(module)
    if allowed is None:
        yield f"{path.relative_to(TOP)}: the folder {top}/{module} is not in the rules"
        return
    for kind, name in INCLUDE.findall(path.read_text()):
        if top == "engine" and QT.match(name):
            yield f"{path.relative_to(TOP)}: includes Qt ({name})"
        target = name.split("/")[0]
        known = target in ENGINE or target in ABOVE
        if kind != '"' or not known or "/" not in name or target == module or target in allowed:
            continue
        if module == "playground" and name in KUBE_TYPES:
            continue
        yield f"{path.relative_to(TOP)}: {module} must not include {name}"


def circles(top):
    graph = {}
    for path in sources(top):
        names = [n for k, n in INCLUDE.findall(path.read_text()) if k == '"']
        graph[str(path.relative_to(TOP / top))] = names
    state = {}

    def visit(node, trail):
        state[node] = "open"
        for following in graph.get(node, []):
            if following not in graph:
                continue
            if state.get(following) == "open":
                yield f"{top}: a circle of includes: {' -> '.join(trail + [node, following])}"
            elif following not in state:
                yield from visit(following, trail + [node])
        state[node] = "done"

    for node in list(graph):
        if node not in state:
            yield from visit(node, [])


def unformatted():
    files = [str(p) for folder in ("engine", "gui", "tests") for p in sources(folder)]
    out = subprocess.run(["clang-format", "--dry-run", *files], capture_output=True, text=True, check=False).stderr
    for name in sorted({line.split(":")[0] for line in out.splitlines() if "clang-formatted" in line}):
        yield f"{pathlib.Path(name).relative_to(TOP)}: not formatted (clang-format -i)"


def without_licence():
    for folder in ("engine", "gui", "tests"):
        for path in sources(folder):
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text()[:200]:
                yield f"{path.relative_to(TOP)}: no SPDX header"


def main():
    checks = {
        "formatting": unformatted,
        "SPDX headers": without_licence,
        "includes of the engine": lambda: (x for p in sources("engine") for x in problems_of_includes(p, "engine", ENGINE)),
        "includes of the window": lambda: (x for p in sources("gui") for x in problems_of_includes(p, "gui", ABOVE)),
        "circles": lambda: (x for top in ("engine", "gui") for x in circles(top)),
    }
    failed = 0
    for name, check in checks.items():
        found = list(check())
        failed += bool(found)
        print(f"{'FAILED' if found else 'ok'}: {name}", *found, sep="\n  ")
    print(f"Totals: {len(checks) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
