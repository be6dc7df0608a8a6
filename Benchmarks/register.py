#!/usr/bin/env python3
"""Speeds and sizes of the register on a full-size export, each beside its target; ratios are taken within this one run.

    script/bench register [--records 25638]

The export is made up (register_export.py). The real RNCP export of 16/08/2026 has as many records, about 335,000 of the
397,774 partners, and was measured at several hundred megabytes; the made-up texts are of fewer words and deflate better."""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

BENCH = os.path.abspath(os.environ.get("PALIER_REGISTER_BENCH", ".build/release/register-bench"))
RUNS = 3


def measured(*words):
    """What one run says of itself, with the processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True)
    spent = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise SystemExit(f"{words[:2]}: {done.returncode} {done.stderr}")
    facts = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    facts["wall"] = spent
    facts["cpu"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return facts


def fastest(*words):
    return min((measured(*words) for _ in range(RUNS)), key=lambda facts: facts["cpu"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=25_638)
    options = parser.parse_args()
    maker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "register_export.py")
    with tempfile.TemporaryDirectory(prefix="palier-register-") as work:
        whole = os.path.join(work, "export_fiches_RNCP_V4_1_2026-08-16.xml")
        tenth = os.path.join(work, "export_fiches_RNCP_V4_1_2026-08-15.xml")
        for path, count in ((whole, options.records), (tenth, options.records // 10)):
            subprocess.run([sys.executable, maker, path, "--records", str(count)], check=True)
        size = os.path.getsize(whole) / 2**20
        reader = fastest("xmllint", "--stream", "--noout", whole)
        parse = fastest(BENCH, "parse", whole)
        print(f"export: {options.records} records, {parse['partners']:.0f} partners, {size:.0f} MiB")
        print(f"parse into records: {size / parse['cpu']:.0f} MiB/s, {reader['cpu'] / parse['cpu']:.2f} of xmllint --stream "
              f"(target 0.70), {parse['peakMiB']:.0f} MiB; of a tenth {measured(BENCH, 'parse', tenth)['peakMiB']:.0f} MiB")
        store = os.path.join(work, "store")
        os.mkdir(store)
        file = os.path.join(store, "register.sqlite")
        first = measured(BENCH, "import", whole, store, "2026-08-16")
        before = os.path.getsize(file)
        again = measured(BENCH, "import", whole, store, "2026-08-17")
        grown = os.path.getsize(file) / before - 1
        small = os.path.join(work, "small")
        os.mkdir(small)
        tiny = measured(BENCH, "import", tenth, small, "2026-08-15")
        print(f"first import: {first['cpu'] / parse['cpu']:.1f} times the parse (target 5), {first['wall']:.0f} s, "
              f"{first['peakMiB']:.0f} MiB (target 250; of a tenth {tiny['peakMiB']:.0f}), store {before / 2**20:.0f} MiB "
              f"(target 700)")
        print(f"unchanged import: {again['cpu'] / parse['cpu']:.2f} times the parse (target 1.5), the store grows by "
              f"{grown:.2%} (target 1 %)")
        lookup = measured(BENCH, "lookup", store, "2026-08-16")
        print(f"look-up by code and date: {lookup['perSecond']:.0f}/s (target 20000)")
        search = measured(BENCH, "search", store, "projet", "sécurité réseau", "titre professionnel", "rncp1234", "cda")
        print(f"search: {search['slowestMilliseconds']:.1f} ms the slowest of five (target 20)")


if __name__ == "__main__":
    main()
