"""nginx as `deploy/` sets it up, before processes of the explorer, all on this machine alone."""

import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from engine.reading.load import SHIPPED
from tests.browser.serving import ROOT, environment

DEPLOYED = ROOT / "deploy" / "nginx.conf"
NAME = "options.example.org"
PATIENCE = 60
"""Seconds until everything must stand."""


@dataclass
class Process:
    """One process of the explorer.

    Attributes:
        log: everything it wrote.
    """

    port: int
    folder: Path
    rules: Path
    public: str
    options: tuple[str, ...]
    running: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """Return the file that holds everything that it wrote."""
        return self.folder / f"{self.port}.log"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-P", "-m", "ui.server", "--port", str(self.port)]
        public = ("--public-address", self.public) if self.public else ()
        with self.log.open("ab") as log:
            env, whole = environment(self.folder, self.rules), [*command, *public, *self.options]
            self.running = subprocess.Popen(whole, cwd=self.folder, env=env, stdout=log, stderr=log)
        wait_for(f"http://127.0.0.1:{self.port}/healthz")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it, by a wish or by force."""
        if self.running:
            self.running.send_signal(how)
            self.running.wait()
            self.running = None


@dataclass(frozen=True)
class Proxied:
    """Everything that stands.

    Attributes:
        address: where visitors come to, by TLS.
        trust: what makes a client believe the certificate.
        log: what nginx wrote of the visits.
    """

    address: str
    trust: ssl.SSLContext
    processes: tuple[Process, ...]
    nginx: "Nginx"

    @property
    def log(self) -> Path:
        """Return the file in which nginx notes the visits."""
        return self.nginx.folder / "options.access.log"


@dataclass
class Nginx:
    """nginx in a folder of its own, with the configuration of `deploy/` but for names of files and ports."""

    folder: Path
    plain: int
    secure: int
    ports: tuple[int, ...]

    def configure(self, down: int | None = None) -> None:
        """Write the configuration, with one process taken out of it or none."""
        text = DEPLOYED.read_text(encoding="utf-8")
        text = re.sub(r" +listen \[::\].*\n", "", text)
        text = text.replace("listen 80;", f"listen 127.0.0.1:{self.plain};")
        text = text.replace("listen 443 ", f"listen 127.0.0.1:{self.secure} ")
        text = text.replace(f"https://{NAME}$bare", f"https://localhost:{self.secure}$bare")
        text = text.replace(NAME, "localhost").replace("Host $host;", "Host $http_host;")
        text = re.sub("/etc/ssl/options/|/var/log/nginx/", f"{self.folder}/", text)
        for shown, port in zip((8501, 8502), self.ports, strict=True):
            taken = " down" if port == down else ""
            text = text.replace(f"127.0.0.1:{shown} max_fails", f"127.0.0.1:{port}{taken} max_fails")
            way = '"~^/plain/{0}-" 127.0.0.1:{0};'
            text = text.replace(way.format(shown), way.format(port))
        (self.folder / "site.conf").write_text(text, encoding="utf-8")
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        paths = " ".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in kinds)
        (self.folder / "nginx.conf").write_text(
            f"""pid {self.folder}/nginx.pid;
error_log {self.folder}/error.log crit;
worker_rlimit_nofile 10000;
events {{ worker_connections 4096; }}
http {{
    types {{ text/html html; }}
    {paths}
    include {self.folder}/site.conf;
}}
""",
            encoding="utf-8",
        )

    def command(self, *more: str) -> list[str]:
        """Return what runs nginx."""
        files = ("-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "error.log"))
        return ["nginx", "-p", str(self.folder), *files, *more]

    def reload(self) -> None:
        """Take the configuration up anew; visits that are under way go on."""
        subprocess.run(self.command("-s", "reload"), check=True, capture_output=True)


def missing() -> str:
    """Return what this machine lacks for it, or nothing."""
    absent = [each for each in ("nginx", "openssl") if not shutil.which(each)]
    return f"not found: {', '.join(absent)}" if absent else ""


@contextmanager
def proxied(folder: Path, rules: Path = SHIPPED, *options: str) -> Iterator[Proxied]:
    """Let two processes stand behind nginx until the block is left."""
    plain, secure, *ports = _free(4)
    nginx = Nginx(folder, plain, secure, tuple(ports))
    _certify(folder)
    nginx.configure()
    address = f"https://localhost:{secure}"
    processes = tuple(Process(port, folder, rules, address, options) for port in ports)
    with ExitStack() as stack:
        for process in processes:
            stack.callback(process.stop)
            process.start()
        running = stack.enter_context(subprocess.Popen(nginx.command("-g", "daemon off;")))
        stack.callback(running.terminate)
        trust = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
        wait_for(f"{address}/healthz", trust)
        yield Proxied(address, trust, processes, nginx)


def wait_for(address: str, trust: ssl.SSLContext | None = None) -> None:
    """Wait until something answers at an address."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=2, context=trust):  # noqa: S310 -- our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(address)


def _free(count: int) -> list[int]:
    """Return ports that nobody listens on."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [int(probe.getsockname()[1]) for probe in probes]


def _certify(folder: Path) -> None:
    """Make a certificate for this machine, for a day."""
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    command = ["openssl", "req", "-x509", *curve, "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "1"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*command, *names, *files], check=True, capture_output=True)
