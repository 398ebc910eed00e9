"""Random moments at which a process dies, and what came of them."""

import random
import subprocess
import time

COUNTS = []


def moments(seed, kind, engine):
    """Chance for one test: the same seed gives the same moments."""
    print(f"seed {seed}: {kind} on {engine}")
    return random.Random(f"{seed} {kind} {engine}")


def report(line):
    """Shown when all tests are done."""
    COUNTS.append(line)
    print(line)


def run_until_killed(words, after):
    """Runs a program and kills it after so many seconds: whether it had ended by itself, well, and
    how long it ran."""
    began = time.monotonic()
    program = subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        printed, complaint = program.communicate(timeout=after)
        assert program.returncode == 0, printed + complaint
        return True, time.monotonic() - began
    except subprocess.TimeoutExpired:
        program.kill()
        program.communicate()
        # It may have ended in the very moment.
        return program.returncode == 0, time.monotonic() - began
