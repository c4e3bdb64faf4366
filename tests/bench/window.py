#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window costs, on a six-pod playground: start, memory, and how long a change takes to be painted.

    tests/bench/window.py [BIN_FOLDER]     needs a display (xvfb-run) or sets QT_QPA_PLATFORM=offscreen without one
"""
import base64
import http.client
import json
import os
import pathlib
import random
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
BIN = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / ".build/release/bin"
STARTS, CHANGES = 5, 20


class Window:
    """A running window whose timing lines are read as they come: `timing NAME MS` (see gui/app/timing.h)."""

    def __init__(self, kubeconfig):
        environment = dict(os.environ, SLOTPILOT_TIMING="1")
        if not os.environ.get("DISPLAY"):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        self.lines = []
        self.more = threading.Condition()
        self.process = subprocess.Popen(
            [BIN / "slotpilot", "--kubeconfig", kubeconfig, "--context", "playground"],
            stderr=subprocess.PIPE, text=True, env=environment)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stderr:
            with self.more:
                self.lines.append((time.monotonic(), line.strip()))
                self.more.notify_all()

    def wait_for(self, wanted, after=0.0, seconds=30):
        """The first line since `after` (monotonic seconds) for which wanted(line) holds."""
        with self.more:
            found = lambda: next(((t, l) for t, l in self.lines if t >= after and wanted(l)), None)
            if not self.more.wait_for(lambda: found() is not None, timeout=seconds):
                sys.exit(f"the window did not print what was waited for; it printed: {[l for _, l in self.lines[-5:]]}")
            return found()

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(l for l in status.splitlines() if l.startswith("VmRSS")).split()[1]) / 1024

    def close(self):
        self.process.terminate()
        self.process.wait(10)


def kubectl(kubeconfig, *arguments):
    return subprocess.run(["kubectl", "--kubeconfig", kubeconfig, *arguments], check=True, capture_output=True, text=True).stdout


class Api:
    """The API server without kubectl, whose start and end would blur the clock."""

    def __init__(self, kubeconfig):
        view = json.loads(kubectl(kubeconfig, "config", "view", "--raw", "-o", "json"))
        cluster, user = view["clusters"][0]["cluster"], view["users"][0]["user"]
        context = ssl.create_default_context(cadata=base64.b64decode(cluster["certificate-authority-data"]).decode())
        self.connection = http.client.HTTPSConnection(cluster["server"].split("//")[1], context=context)
        self.headers = {"Authorization": "Bearer " + user["token"], "Content-Type": "application/merge-patch+json"}

    def label(self, pod, value):
        """Labels the pod; returns its new resourceVersion."""
        self.connection.request("PATCH", f"/api/v1/namespaces/default/pods/{pod}", headers=self.headers,
                                body=json.dumps({"metadata": {"labels": {"bench": value}}}))
        return int(json.loads(self.connection.getresponse().read())["metadata"]["resourceVersion"])


def playground(folder):
    kubeconfig = str(pathlib.Path(folder) / "kubeconfig")
    process = subprocess.Popen([BIN / "slotpilotctl", "-o", "json", "playground", "run", "--kubeconfig-out", kubeconfig],
                               stdout=subprocess.PIPE, text=True)
    json.loads(process.stdout.readline())
    ctl = [BIN / "slotpilotctl", "--kubeconfig", kubeconfig]
    subprocess.run([*ctl, "deploy", "--yes"], check=True, capture_output=True)
    kubectl(kubeconfig, "scale", "statefulset", "redis", "--replicas=6")
    kubectl(kubeconfig, "rollout", "status", "statefulset", "redis", "--timeout=120s")
    subprocess.run([*ctl, "create", "--yes"], check=True, capture_output=True)
    return process, kubeconfig


def row(name, values, unit):
    print(f"{name:52} median {statistics.median(values):8.1f} {unit}   (min {min(values):.1f}, max {max(values):.1f}, n={len(values)})")


def number(line):
    return float(line.split()[2])


def main():
    with tempfile.TemporaryDirectory() as folder:
        process, kubeconfig = playground(folder)
        try:
            painted, first, memory = [], [], []
            for _ in range(STARTS):
                window = Window(kubeconfig)
                painted.append(number(window.wait_for(lambda l: l.startswith("timing first-paint "))[1]))
                first.append(number(window.wait_for(lambda l: l.startswith("timing first-snapshot "))[1]))
                memory.append(window.memory())
                window.close()
            window = Window(kubeconfig)
            window.wait_for(lambda l: l.startswith("timing first-snapshot "))
            delays, api = [], Api(kubeconfig)
            for i in range(CHANGES):
                asked = time.monotonic()
                wanted = api.label("redis-0", str(i))
                painted_at = window.wait_for(
                    lambda l: l.startswith("timing snapshot ") and int(l.split()[3]) >= wanted, asked)[0]
                delays.append(1000 * (painted_at - asked))
                time.sleep(random.uniform(0.2, 0.7))  # at any phase of the window's own rhythm
            memory.append(window.memory())
            window.close()
        finally:
            process.terminate()
            process.wait(10)
    row("process start to first painted window", painted, "ms")
    row("process start to first snapshot painted", first, "ms")
    row("memory (RSS) of the window, six pods", memory, "MiB")
    row("change sent to Kubernetes to its being painted", delays, "ms")


if __name__ == "__main__":
    main()
