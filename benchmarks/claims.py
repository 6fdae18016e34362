"""Seconds to link the claims of a file of records, beyond extraction: ``python -m benchmarks.claims RECORDS.jsonl``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from actualite_nlp import Record
from actualite_nlp.claims.index import ClaimIndex
from actualite_nlp.claims.link import link_claims, static_embedder


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    records = [Record.from_json(line) for line in lines if line.strip()]
    claims = sum(len(r.claims) for r in records)
    begin = time.perf_counter()
    embed = static_embedder()
    loaded = time.perf_counter()
    groups = link_claims(records, index=ClaimIndex(embed))
    done = time.perf_counter()
    print(f"{len(records)} records, {claims} claims, {len(groups)} groups")
    print(f"vectors loaded in {loaded - begin:.1f} s, linked in {done - loaded:.1f} s")


if __name__ == "__main__":
    main()
