"""Speeds and sizes over the release binary, each beside its target; ratios are taken within this one run.

    bench.py [--awards 30000] [--store 1000000] [--samples 10000] [--only-addresses]
"""

import argparse
import base64
import contextlib
import json
import math
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.request

BINARY = os.path.abspath(os.environ.get("PALIER_BINARY", ".build/release/palier"))
VERIFY = os.path.join(os.path.dirname(BINARY), "verification-bench")
WALLET = os.path.join(os.path.dirname(BINARY), "wallet-bench")
SLUG = "soudure-tig-initiation"
KEPT = 100  # addresses of each kind
SAMPLED = random.Random(20_261_125)
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "en", "PALIER_REGISTER_SOURCE": "off"}


def palier(*arguments, cores=None):
    prefix = ["taskset", "-c", cores] if cores else []
    done = subprocess.run([*prefix, BINARY, *map(str, arguments)], env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{arguments[:2]}: {done.returncode} {done.stderr}")
    return done.stdout


def learners(path, count, start=0):
    with open(path, "w", encoding="utf-8") as file:
        file.write("nom;prénom;courriel;note\n")
        for index in range(start, start + count):
            file.write(f"Apprenant{index};Camille;a{index}@example.org;15/20\n")


def folder(work, name, port=8080):
    data = os.path.join(work, name)
    palier("init", "--name", "Institut des métiers de Brocéliande", "--public-url", f"http://localhost:{port}", "--data", data)
    palier("type", "publish", f"Examples/{SLUG}.yaml", "--data", data)
    return data


def version():
    best = []
    for _ in range(20):
        start = time.perf_counter()
        palier("--version")
        best.append(time.perf_counter() - start)
    best.sort()
    print(f"palier --version: {best[10] * 1000:.0f} ms median of 20 (target 50 ms)")


def awarding(work, count):
    table = os.path.join(work, "learners.csv")
    learners(table, count)
    for name, forms, target in (("badge", ["--form", "open-badge-jwt"], 3000), ("both forms", [], 1500)):
        data = folder(work, "awards-" + name.replace(" ", "-"))
        start = time.perf_counter()
        answer = json.loads(
            palier("award", "--type", SLUG, "--learners", table, "--json", "--data", data, *forms, cores="0"))
        spent = time.perf_counter() - start
        assert answer["new"] == count
        print(f"award, {name}: {count} durable, self-verified awards in {spent:.1f} s on one core: "
              f"{count / spent:.0f}/s (target {target}/s)")


def wallet():
    print(subprocess.run([WALLET], capture_output=True, text=True, check=True).stdout.strip())


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    def __init__(self, data, port):
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", str(port), "--data", data], env=ENVIRONMENT, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.address = f"http://localhost:{port}"
        while True:
            try:
                urllib.request.urlopen(self.address + "/health/ready", timeout=5).read()
                break
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("the server ended")
                time.sleep(0.005)
        self.ready = time.perf_counter() - self.started

    def rss(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def wrk(address, seconds=4):
    # wrk asks the first address of a name only, which may be that of IPv6.
    address = address.replace("//localhost", "//127.0.0.1")
    out = subprocess.run(
        ["wrk", "-t2", "-c32", f"-d{seconds}", "--latency", address], capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    p99 = re.search(r"99%\s+(\S+)", out)[1]
    errors = re.search(r"Non-2xx[^\n]*", out)
    if errors:
        raise SystemExit(errors[0])
    return rate, p99


def pages(data, port):
    server = Server(data, port)
    print(f"server: {server.rss():.0f} MB idle (target under 100 MB), ready in {server.ready * 1000:.0f} ms")
    page = json.loads(palier("credential", "list", "--json", "--data", data))[0]["page"]
    wrk(page, 1)
    text, text99 = wrk(server.address + "/health/live")
    rate, p99 = wrk(page)
    print(f"pages: {rate:.0f}/s credential page (p99 {p99}), {text:.0f}/s text route (p99 {text99}), "
          f"ratio {rate / text:.2f} (target 0.25)")
    print(f"server under load: {server.rss():.0f} MB")
    server.stop()


def verification(work, data, port):
    server = Server(data, port)
    credential = json.loads(palier("credential", "list", "--json", "--data", data))[0]
    token = os.path.join(work, "one.jwt")
    palier("credential", "export", credential["id"], "--form", "open-badge-jwt", "--output", token, "--data", data)
    payload = open(token).read().split(".")[1]
    body = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    organisation = body["issuer"]["id"].split(":")[-1]
    files = [token]
    for name, address in (("did.json", f"{server.address}/organisations/{organisation}/did.json"),
                          ("list.jwt", body["credentialStatus"]["statusListCredential"])):
        path = os.path.join(work, name)
        with open(path, "wb") as file:
            file.write(urllib.request.urlopen(address).read())
        files.append(path)
    server.stop()
    print(subprocess.run([VERIFY, *files], capture_output=True, text=True, check=True).stdout.strip())


def size(path):
    return sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path)) / 2**20


def stores(work, port, count):
    """A store of a thousand awards beside a large one, in the same run."""
    results = []
    for total in (1000, count):
        data = folder(work, f"store{total}", port)
        table = os.path.join(work, f"{total}.csv")
        learners(table, total)
        start = time.perf_counter()
        palier("award", "--type", SLUG, "--learners", table, "--data", data, "--quiet")
        spent = time.perf_counter() - start
        os.remove(table)
        server = Server(data, port)
        lines = subprocess.Popen(
            [BINARY, "credential", "list", "--json", "--data", data], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        lines.stdout.readline()
        first = json.loads(lines.stdout.readline())
        lines.kill()
        lines.wait()
        wrk(first["page"], 1)
        rate, p99 = wrk(first["page"])
        start = time.perf_counter()
        palier("credential", "show", first["id"], "--data", data)
        shown = time.perf_counter() - start
        print(f"store of {total}: awarded in {spent:.0f} s ({total / spent:.0f}/s on two cores), {size(data):.0f} MB, "
              f"start {server.ready:.2f} s (target 1 s), page {rate:.0f}/s (p99 {p99}), show {shown * 1000:.0f} ms, "
              f"{server.rss():.0f} MB")
        results.append((rate, shown))
        # Killed, and the time from its start to the first good page.
        server.kill()
        server = Server(data, port)
        urllib.request.urlopen(first["page"]).read()
        print(f"store of {total}: {time.perf_counter() - server.started:.2f} s from the start after SIGKILL to the first "
              f"good page (target 1 s)")
        server.stop()
        start = time.perf_counter()
        palier("doctor", "--deep", "--data", data)
        print(f"store of {total}: doctor --deep in {time.perf_counter() - start:.0f} s (target 600 s)")
        shutil.rmtree(data)
    print(f"{count} beside a thousand: page {results[1][0] / results[0][0]:.2f}, "
          f"lookup {results[0][1] / results[1][1]:.2f} (target as fast: 1)")


def drawn():
    """22 characters of base64url, as a page's address ends: 128 random bits."""
    return base64.urlsafe_b64encode(SAMPLED.randbytes(16)).rstrip(b"=").decode("ascii")


def rank_sum(ours, theirs):
    """z of Mann and Whitney with the correction for ties, and how often one of `theirs` is the slower of a pair."""
    ranked = sorted([(value, 0) for value in ours] + [(value, 1) for value in theirs])
    total, ties, start = 0.0, 0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        # Equal values share the mean of their ranks.
        total += sum(side for _, side in ranked[start:end]) * (start + 1 + end) / 2
        ties += (end - start) ** 3 - (end - start)
        start = end
    few, many, all_ = len(theirs), len(ours), len(ranked)
    pairs = total - few * (few + 1) / 2
    spread = math.sqrt(few * many / 12 * (all_ + 1 - ties / (all_ * (all_ - 1))))
    return (pairs - few * many / 2) / spread, pairs / (few * many)


class Asker:
    """One kept connection: the time from the last byte sent to the last byte of the answer."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, path):
        """Nanoseconds, and the status."""
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode("ascii")
        start = time.perf_counter_ns()
        self.socket.sendall(request)
        answer = self.more()
        while (head := answer.find(b"\r\n\r\n")) < 0:
            answer += self.more()
        missing = head + 4 + int(re.search(rb"(?i)content-length: (\d+)", answer)[1]) - len(answer)
        while missing > 0:
            missing -= len(self.more())
        return time.perf_counter_ns() - start, int(answer[9:12])

    def more(self):
        piece = self.socket.recv(65536)
        if not piece:
            raise SystemExit("the server ended the connection")
        return piece


def addresses(work, port, samples):
    """Does the time of an answer tell an address that never was from one that shows nothing any more?"""
    data = folder(work, "addresses", port)
    table = os.path.join(work, "addresses.csv")
    learners(table, 3 * KEPT)
    palier("award", "--type", SLUG, "--learners", table, "--data", data)
    awards = json.loads(palier("credential", "list", "--json", "--data", data))
    secrets = [award["page"].rsplit("/", 1)[1] for award in awards]
    for award in awards[:KEPT]:
        palier("person", "erase", award["holder"]["id"], "--reason", "bench", "--data", data)
    server = Server(data, port)
    # What a run that was killed, or whose file did not verify again, leaves of an award that nobody was told of: made
    # beside the running server, which finishes at its start what it can.
    with contextlib.closing(sqlite3.connect(os.path.join(data, "palier.sqlite"))) as database, database:
        for number, award in enumerate(awards[KEPT:]):
            gone = ", status = 'revoked', page = NULL, sealed = NULL" if number < KEPT else ""
            database.execute(
                f"UPDATE award SET is_sealed = 0{gone} WHERE id = ?", [award["id"].rsplit(":", 1)[-1]])
    kinds = {
        "unknown": [drawn() for _ in range(KEPT)], "erased": secrets[:KEPT], "withdrawn": secrets[KEPT:2 * KEPT],
        "unacknowledged": secrets[2 * KEPT:], "unknown again": [drawn() for _ in range(KEPT)]}
    asker = Asker(port)
    for suffix in ("", ".jwt", ".sd-jwt"):
        spent = {kind: [] for kind in kinds}
        for number in range(samples + 200):
            # In turns and in any order: what else the machine does falls on all alike.
            for kind in SAMPLED.sample(sorted(kinds), len(kinds)):
                time_, status = asker.ask(f"/credentials/{kinds[kind][number % KEPT]}{suffix}")
                assert status == 404
                if number >= 200:
                    spent[kind].append(time_)
        medians = {kind: statistics.median(times) / 1000 for kind, times in spent.items()}
        print(f"addresses{suffix or ' of pages'} that show nothing, {samples} of a kind: unknown "
              f"{medians['unknown']:.1f} µs median")
        for kind in list(kinds)[1:]:
            z, slower = rank_sum(spent["unknown"], spent[kind])
            limit = "the noise of this run" if kind == "unknown again" else "target |z| under 3: indistinguishable"
            print(f"  {kind}: {medians[kind] - medians['unknown']:+.1f} µs median, z {z:+.1f}, "
                  f"slower in {slower:.1%} of pairs ({limit})")
    server.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--awards", type=int, default=30_000)
    parser.add_argument("--store", type=int, help="a store of so many awards beside one of a thousand")
    parser.add_argument("--only-store", action="store_true")
    parser.add_argument("--samples", type=int, default=10_000, help="answers timed of each kind of address")
    parser.add_argument("--only-addresses", action="store_true")
    options = parser.parse_args()
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="palier-bench-") as work:
        if options.only_store:
            stores(work, port, options.store or 1_000_000)
            return
        if options.only_addresses:
            addresses(work, port, options.samples)
            return
        version()
        small = folder(work, "small", port)
        table = os.path.join(work, "small.csv")
        learners(table, 1000)
        palier("award", "--type", SLUG, "--learners", table, "--data", small)
        verification(work, small, port)
        wallet()
        pages(small, port)
        addresses(work, port, options.samples)
        awarding(work, options.awards)
        if options.store:
            stores(work, port, options.store)


if __name__ == "__main__":
    main()
