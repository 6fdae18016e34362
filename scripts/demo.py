"""From nothing to records: extract the example article (and the seed article where it lies beside the project)."""

from __future__ import annotations

import sys
from pathlib import Path

from actualite_nlp import load
from actualite_nlp.render.html import html_page
from actualite_nlp.render.table import print_record

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
ARTICLES = (
    (ROOT.parent / "shared/seed/article.txt", "2024-10-25"),
    (ROOT / "examples/passerelle.txt", "2023-03-20"),
)


def main() -> None:
    OUT.mkdir(exist_ok=True)
    extractor = load()
    pairs = []
    for path, published_at in ARTICLES:
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        record = extractor.extract(text, published_at=published_at, id=path.stem)
        print_record(record, sys.stdout)
        (OUT / f"{path.stem}.json").write_text(record.to_json(indent=1), encoding="utf-8")
        pairs.append((record, text))
    page = OUT / "demo.html"
    page.write_text(html_page(pairs), encoding="utf-8")
    print(f"\nRecords: {', '.join(str(p.relative_to(ROOT)) for p in sorted(OUT.glob('*.json')))}")
    print(f"Page to look at in a browser: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
