"""The fault harness: disturbs the program in every way that a machine does, and holds it to its word.

    python3 Tests/Faults --binary PALIER (--short | --long) [--seed 1] [--only KIND,KIND] [--case NUMBER]

Everything that the program acknowledged must be there exactly once. A failure names its kind, the seed and the case,
which `--only KIND --seed SEED --case CASE` runs again."""

import argparse
import os
import sys
import tempfile

from bit_flips import BitFlips
from clocks import Clocks
from crowd import Crowd
from disk_errors import DiskErrors, ShortWrites
from durability import Durability
from kill_points import KillPoints
from kills import Kills
from kind import Bench, Runner
from limits import FullDisk, Scarcity
from old_backups import OldBackups
from peers import NoNetwork, Peers
from program import Program
from register_kinds import (FullRegisterDisk, RegisterCrowd, RegisterDiskErrors, RegisterKillPoints, RegisterKills,
                            RegisterShortWrites, SlowReader)
from start import Start

KINDS = [Durability, Kills, KillPoints, DiskErrors, ShortWrites, FullDisk, Scarcity, OldBackups, Crowd, Clocks,
         NoNetwork, Peers, BitFlips, RegisterKills, RegisterKillPoints, RegisterDiskErrors, RegisterShortWrites,
         FullRegisterDisk, RegisterCrowd, SlowReader]
# Defects that a build for the purpose holds, each with the kind that must catch it and the words in which it does.
PLANTED = {"acknowledge-early": (KillPoints, "the page acknowledged to"),
           "synchronous-normal": (Durability, "waited for the disk"),
           "list-from-memory": (Crowd, "a server gives a list in which")}


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--short", action="store_true", help="some cases of each kind, for CI (the default)")
    length.add_argument("--long", action="store_true", help="all cases: hours")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(kind.name for kind in KINDS), help="kinds, separated by commas")
    parser.add_argument("--case", type=int, help="this case alone")
    parser.add_argument("--from", type=int, default=0, dest="begin", help="leave out the cases before this one")
    parser.add_argument("--cap", type=int, help="at most so many cases of a kind")
    parser.add_argument("--minutes", type=float, help="no new case of a kind after so long")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--planted", choices=sorted(PLANTED), help="run a planted defect: it must be caught")
    options = parser.parse_args()
    unknown = set(options.only.split(",")) - {kind.name for kind in KINDS}
    if unknown:
        parser.error(f"no kind {', '.join(sorted(unknown))}; there are: {', '.join(kind.name for kind in KINDS)}")
    return options


def main():
    options = parsed()
    wanted = options.only.split(",")
    kinds = [PLANTED[options.planted][0]] if options.planted else [kind for kind in KINDS if kind.name in wanted]
    print(f"faults: seed {options.seed}, {'long' if options.long else 'short'} run of "
          f"{', '.join(kind.name for kind in kinds)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="palier-faults-") as work:
        program = Program(options.binary, options.planted)
        bench = Bench(program, Start(program, work), work, options.seed)
        sought = PLANTED[options.planted][1] if options.planted else None
        runner = Runner(bench, options.long, options.jobs, cap=options.cap, only=options.case, begin=options.begin,
                        minutes=options.minutes, sought=sought)
        for kind in kinds:
            runner.run(kind(bench))
    if options.planted:
        caught = runner.has_found(runner.failures)
        print(f"planted {options.planted}: {'caught' if caught else 'NOT caught'}")
        sys.exit(0 if caught else 1)
    print(f"faults: {len(runner.failures)} failures, seed {options.seed}")
    sys.exit(1 if runner.failures else 0)


if __name__ == "__main__":
    main()
