# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real gateway and a real desk, each in a process that can be killed, for the chaos scripts."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

HEADING = ("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled,"
           "configuration_customSipHeader")
TRIGGERS = """
CREATE TABLE IF NOT EXISTS chaos_effects (number TEXT NOT NULL, what TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS chaos_ids (id TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS chaos_added AFTER INSERT ON numbers BEGIN
  INSERT INTO chaos_effects VALUES (NEW.telephone_number, 'added'); END;
CREATE TRIGGER IF NOT EXISTS chaos_changed AFTER UPDATE OF body ON numbers
  WHEN OLD.body <> NEW.body BEGIN
  INSERT INTO chaos_effects VALUES (NEW.telephone_number, 'changed'); END;
CREATE TRIGGER IF NOT EXISTS chaos_removed AFTER DELETE ON numbers BEGIN
  INSERT INTO chaos_effects VALUES (OLD.telephone_number, 'removed'); END;
CREATE TRIGGER IF NOT EXISTS chaos_id AFTER INSERT ON repeatable_requests BEGIN
  INSERT INTO chaos_ids VALUES (NEW.id); END;
"""


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Gateway:
    """`numberdesk serve`, whose store logs what each write changes."""

    def __init__(self, program, folder, port, *options):
        self.program, self.folder, self.port = program, Path(folder), port
        self.options = options
        self.process = None
        self.start()
        with self.store() as store:
            store.executescript(TRIGGERS)

    def start(self):
        """Serves once this returns."""
        self.process = subprocess.Popen(
            [self.program, "serve", "--data-dir", str(self.folder), "--port", str(self.port),
             "--sync-delay-ms", "50", "--rate-limit", "0", "--no-auth", *self.options],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening"):
            raise RuntimeError("the gateway does not start: " + line)

    def kill(self):
        """SIGKILL."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def store(self):
        """Its database."""
        return sqlite3.connect(self.folder / "local-gateway.sqlite", timeout=30)

    def numbers(self, account):
        """{number: header} of an account."""
        with self.store() as store:
            rows = store.execute(
                "SELECT telephone_number, CAST(body AS TEXT) FROM numbers WHERE account = ?",
                (account,)).fetchall()
        return {number: json.loads(body).get("configuration", {}).get("customSipHeader", "")
                for number, body in rows}

    def take_effects(self):
        """[(number, what)] and [id] since the last call."""
        with self.store() as store:
            effects = store.execute("SELECT number, what FROM chaos_effects").fetchall()
            ids = [row[0] for row in store.execute("SELECT id FROM chaos_ids")]
            store.execute("DELETE FROM chaos_effects")
            store.execute("DELETE FROM chaos_ids")
        return effects, ids


class Desk:
    """`numberdesk` with a data directory of its own, at a gateway's port."""

    def __init__(self, program, folder, port, windows=None):
        self.program, self.folder, self.windows = program, Path(folder), windows
        self.url = f"http://127.0.0.1:{port}"
        self.options = ["--data-dir", str(folder), "--base-url", self.url, "--request-budget", "0"]

    def start(self, *arguments):
        """A command under way."""
        return self._begin(self.program, *arguments, *self.options)

    def start_window(self, *files):
        """A window that uploads a file, or goes on with what was interrupted, and then closes."""
        return self._begin(self.windows, "window_desk", str(self.folder), self.url, *files)

    @staticmethod
    def _begin(*command):
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})

    def run(self, *arguments, timeout=900):
        """Exit code, what stands on stdout, and stderr."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=timeout)
        return process.returncode, out, err

    def json(self, *arguments, timeout=900):
        """Exit code and the document on stdout; None when there is none."""
        code, out, err = self.run(*arguments, "--json", timeout=timeout)
        try:
            return code, json.loads(out)
        except json.JSONDecodeError:
            return code, {"noDocument": out, "stderr": err}

    def newest_job(self):
        """The job begun last; None when there is none. Asked while nothing of this desk runs."""
        _, jobs = self.json("job", "list")
        return jobs[0] if jobs and isinstance(jobs, list) else None


def kill_after(process, seconds):
    """SIGKILL at that time; False when the process has ended before."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            process.communicate()
            return False
        time.sleep(min(0.005, max(0.0, end - time.monotonic())))
    process.kill()
    process.communicate()
    return True
