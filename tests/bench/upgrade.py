#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long an upgrade of five pods with 285,000 keys of 100 bytes takes, evenly spread, restarts of the pods included.

    tests/bench/upgrade.py BIN_DIR [--keys N]

Works on the Kubernetes of SLOTPILOT_TEST_KUBECONFIG, in a namespace of its own that is deleted in the end.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

SLOTS = 16384
NAMESPACE = f"upgrade-bench-{os.getpid()}"
IMAGE = "docker.io/library/redis:8.0"


def crc16(data):
    """CRC-16/XMODEM, which the Redis Cluster specification names for the slots of keys."""
    crc = 0
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def kubectl(*arguments, **more):
    return subprocess.run(["kubectl", "-n", NAMESPACE, *arguments], check=True, capture_output=True, **more).stdout


def in_pod(pod, *command, **more):
    return kubectl("exec", "-i", pod, "-c", "redis", "--", *command, **more)


def fill(keys):
    """Writes the keys through each pod's own redis-cli, and looks that they are there."""
    ours = {}
    for pod in range(5):
        for line in in_pod(f"redis-{pod}", "redis-cli", "cluster", "nodes").decode().splitlines():
            fields = line.split()
            if "myself" not in fields[2]:
                continue
            for part in fields[8:]:
                first, _, last = part.partition("-")
                ours.update(dict.fromkeys(range(int(first), int(last or first) + 1), pod))
    commands = [[] for _ in range(5)]
    value = "x" * 100
    for number in range(keys):
        key = f"key:{number}"
        commands[ours[crc16(key.encode()) % SLOTS]].append(f"SET {key} {value}\r\n")
    for pod, lines in enumerate(commands):
        in_pod(f"redis-{pod}", "redis-cli", "--pipe", input="".join(lines).encode())
    assert count() == keys, count()


def count():
    return sum(int(in_pod(f"redis-{pod}", "redis-cli", "dbsize")) for pod in range(5))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin_dir")
    parser.add_argument("--keys", type=int, default=285_000)
    options = parser.parse_args()
    if "SLOTPILOT_TEST_KUBECONFIG" not in os.environ:
        sys.exit("skipped: SLOTPILOT_TEST_KUBECONFIG is not set, no Kubernetes to measure with")
    os.environ["KUBECONFIG"] = os.environ["SLOTPILOT_TEST_KUBECONFIG"]
    with tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state

        def slotpilotctl(*arguments):
            done = subprocess.run([f"{options.bin_dir}/slotpilotctl", "-n", NAMESPACE, *arguments], capture_output=True)
            if done.returncode != 0:
                sys.exit(f"slotpilotctl {' '.join(arguments)}: {done.stdout.decode()}{done.stderr.decode()}")
            return done.stdout.decode()

        try:
            slotpilotctl("deploy", "--yes")
            kubectl("scale", "statefulset", "redis", "--replicas=5")
            slotpilotctl("create", "--yes")
            fill(options.keys)
            begun = time.monotonic()
            slotpilotctl("upgrade", "--image", IMAGE, "--yes")
            took = time.monotonic() - begun
            newest = json.loads(slotpilotctl("runs", "list", "-o", "json").splitlines()[0])
            plan = json.loads(slotpilotctl("runs", "show", newest["run"], "-o", "json"))["plan"]
            moved = sum(slots_in(move["slots"]) for step in plan["steps"]
                        for move in step.get("args", {}).get("moves", []))
            slotpilotctl("check")
            assert count() == options.keys, f"{count()} keys are there, not {options.keys}"
            print(f"upgrade of 5 pods, {options.keys} keys, to {IMAGE}: {took:.1f} s, "
                  f"{moved} slots moved ({moved / SLOTS:.2f} x {SLOTS})", flush=True)
        finally:
            subprocess.run(["kubectl", "delete", "namespace", NAMESPACE, "--wait=false"], capture_output=True)


def slots_in(ranges):
    """The number of slots in text like "0-99,200"."""
    total = 0
    for part in filter(None, ranges.replace(",", " ").split()):
        first, _, last = part.partition("-")
        total += int(last or first) - int(first) + 1
    return total


if __name__ == "__main__":
    main()
