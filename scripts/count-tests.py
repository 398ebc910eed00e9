"""Counts what the suites of one run found and closes with one line: N passed, N failed.

Reads, in the folder given, the event stream of Swift Testing (swift-events.jsonl), the JUnit files
of pytest (processes-sqlite.xml and its like) and the exit status of each (NAME.status). A test that started and never
ended took the whole process down, so it counts as failed; so does a runner that failed without
naming a test. Exits 1 when anything failed or when no test ran.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


def swift_outcomes(path):
    """The outcome of each test function, as (suite, test, outcome)."""
    functions, started, ended, skipped, broken = {}, set(), set(), set(), set()
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue  # the last line of a process that crashed
        payload = record.get("payload", {})
        kind, test = payload.get("kind"), payload.get("testID")
        if kind == "function":
            functions[payload["id"]] = payload
        elif kind == "testStarted":
            started.add(test)
        elif kind == "testEnded":
            ended.add(test)
        elif kind == "testSkipped":
            skipped.add(test)
        elif kind == "issueRecorded" and payload.get("issue", {}).get("isFailure", True):
            broken.add(test)
    for test, payload in functions.items():
        suite = payload["id"].split(".", 1)[0]
        name = payload.get("displayName") or payload["name"]
        if test in broken:
            yield suite, name, FAILED
        elif test in started and test not in ended:
            yield suite, f"{name} did not end", FAILED
        elif test in ended:
            yield suite, name, PASSED
        elif test in skipped:
            yield suite, name, SKIPPED
    for test in broken - functions.keys():
        yield (test or "Swift").split(".", 1)[0], test or "outside any test", FAILED


def pytest_outcomes(path):
    """The outcome of each pytest case, as (suite, test, outcome)."""
    for case in ElementTree.parse(path).iter("testcase"):
        inside = {child.tag for child in case}
        outcome = PASSED
        if inside & {"failure", "error"}:
            outcome = FAILED
        elif "skipped" in inside:
            outcome = SKIPPED
        yield case.get("classname") or path.stem, case.get("name"), outcome


def outcomes(folder, runner, file, read):
    """What one runner found; a failure of its own when its status tells of one it did not name."""
    status, path = folder / f"{runner}.status", folder / file
    if not status.exists():
        return []
    found = []
    try:
        found = list(read(path)) if path.exists() else []
    except (ElementTree.ParseError, KeyError, OSError) as problem:
        found.append((runner, f"unreadable results: {problem}", FAILED))
    code = status.read_text().strip()
    if code != "0" and not any(outcome == FAILED for *_, outcome in found):
        found.append((runner, f"the runner ended with status {code}", FAILED))
    if not found:
        found.append((runner, "no test ran", FAILED))
    return found


def main(folder):
    found = outcomes(folder, "swift", "swift-events.jsonl", swift_outcomes)
    for runner in ("processes-sqlite", "processes-postgres", "browser"):
        found += outcomes(folder, runner, f"{runner}.xml", pytest_outcomes)
    suites = {}
    for suite, _, outcome in found:
        suites.setdefault(suite, Counter())[outcome] += 1
    for suite, counts in sorted(suites.items()):
        print(f"  {suite}: " + ", ".join(
            f"{counts[kind]} {kind}" for kind in (PASSED, FAILED, SKIPPED)
            if counts[kind] or kind != SKIPPED))
    for suite, name, outcome in found:
        if outcome == FAILED:
            print(f"  failed: {suite}: {name}")
    total = Counter(outcome for *_, outcome in found)
    print(f"{total[PASSED]} passed, {total[FAILED]} failed")
    return 0 if total[PASSED] and not total[FAILED] else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
