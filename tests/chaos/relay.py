# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP relay before a gateway that counts what passes: requests, and writes by their id."""

import re
import socket
import threading
import time

REQUEST = re.compile(rb"(GET|PUT|POST|PATCH|DELETE) (\S+) HTTP/1\.1\r\n")
REQUEST_ID = re.compile(rb"\r\nrepeatability-request-id: ([0-9a-f-]+)\r\n", re.IGNORECASE)
# A head is found whole as long as it is shorter; bodies hold none of these lines.
LONGEST_HEAD = 4096


class Relay:
    """Listens on a free port of 127.0.0.1 and passes everything on to `target`."""

    def __init__(self, target):
        self.target = target
        self.requests = []  # (method, path, id or b"")
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def count(self):
        """How many requests have passed so far."""
        with self._lock:
            return len(self.requests)

    def settle(self):
        """Waits until nothing passes any more: what a process has sent before it died still does."""
        before = -1
        while before != self.count():
            before = self.count()
            time.sleep(0.1)

    def since(self, first):
        """The requests from that one on."""
        with self._lock:
            return self.requests[first:]

    def _accept(self):
        while True:
            client, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        try:
            gateway = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            client.close()
            return
        back = threading.Thread(target=self._pass, args=(gateway, client, None), daemon=True)
        back.start()
        self._pass(client, gateway, Heads(self))
        back.join()
        client.close()
        gateway.close()

    @staticmethod
    def _pass(source, sink, heads):
        try:
            while data := source.recv(65536):
                if heads is not None:
                    heads.feed(data)
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def note(self, method, path, request_id):
        """Takes down a request."""
        with self._lock:
            self.requests.append((method.decode(), path.decode(), request_id.decode()))


class Heads:
    """Finds the heads of requests in what a client sends on one connection."""

    def __init__(self, relay):
        self._relay = relay
        self._rest = b""

    def feed(self, data):
        """Takes the next bytes."""
        self._rest += data
        while found := REQUEST.search(self._rest):
            end = self._rest.find(b"\r\n\r\n", found.start())
            if end < 0:
                self._rest = self._rest[found.start():]
                return
            head = self._rest[found.start():end + 2]
            request_id = REQUEST_ID.search(head)
            self._relay.note(found[1], found[2], request_id[1] if request_id else b"")
            self._rest = self._rest[end + 4:]
        self._rest = self._rest[-LONGEST_HEAD:]
