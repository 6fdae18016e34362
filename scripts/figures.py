"""Write measured figures into the documentation: docs/figures.md and the table of README.md.

``make figures`` measures (scripts/evaluate.py) and then runs this. It reads docs/figures.json, which evaluate.py
writes, and docs/peers.json, which compare.py writes. With ``--example`` the README's Python is run as well, and what it
prints is put under it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SETS = {"dev": "news", "project": "held out"}
KINDS = {"rules": "rules", "default": "rules and model"}
MEASURES = {
    "quotes": {
        "quotes@0.5": "content found, overlap at least 0.5 (F1)",
        "quotes@0.8": "content found, overlap at least 0.8 (F1)",
        "recall direct": "direct quotes found (recall)",
        "recall indirect": "indirect quotes found (recall)",
        "recall mixed": "mixed quotes found (recall)",
        "cue": "cue right, of content found",
        "kind": "kind right, of content found",
        "conditional": "epistemic conditional (F1)",
    },
    "sources": {
        "attribution": "content and speaker right (F1)",
        "speaker": "speaker right, of content found",
        "source": "source mention right, of content found",
        "chain": "every relay right too, of content found",
    },
    "dates": {
        "dates exact": "extent exact (F1)",
        "dates overlap": "extent overlaps (F1)",
        "dates value": "value right, of those that overlap",
        "dates exact+value": "extent exact and value right (F1)",
    },
    "claims": {
        "contested": "contested claims (F1)",
        "positions": "holder and stance of their positions (F1)",
        "unverified": "unverified claims (F1)",
        "false alarms": "false alarms per 100 articles without a contested claim",
    },
}
SUITES = {
    "duckling neutral": "Duckling's and Rustling's suites: value right",
    "model neutral": "Microsoft Recognizers-Text, half of its model suite: value right",
    "rest neutral": "Recognizers-Text parsers, dateparser, EDS-NLP, timexy, fr-date: value right",
    "negatives clean": "texts without a date left alone",
}
HEADLINE = {
    "quotes@0.5": "quotes: content found (F1)",
    "attribution": "quotes: content and speaker right (F1)",
    "dates exact+value": "dates: extent and value right (F1)",
    "contested": "contested claims (F1)",
    "unverified": "unverified claims (F1)",
}
PEERS = {
    "quotes": {
        "quotes@0.5": "content@0.5",
        "quotes@0.8": "content@0.8",
        "cue": "cue",
        "speaker": "speaker",
        "attribution": "attribution",
    },
    "dates": {
        "dates exact": "exact",
        "dates overlap": "overlap",
        "dates value": "value",
        "dates exact+value": "exact and value",
    },
}
FEW = 10
START, END = "<!-- figures -->", "<!-- /figures -->"


def cell(figure: dict[str, Any] | None, interval: bool = True) -> str:
    """A figure in a table: with its interval and, where there are few, the number of its cases; alone, not on few."""
    if figure is None or figure["value"] is None:
        return "–"
    few = figure.get("n") is not None and figure["n"] < FEW
    if not interval:
        return "–" if few else f"{figure['value']:.1f}"
    spread = "" if figure.get("low") is None else f" ({figure['low']:.1f}–{figure['high']:.1f})"
    return f"{figure['value']:.1f}{spread}" + (f", {figure['n']} cases" if few else "")


def measure_table(measured: dict[str, Any], measures: dict[str, str], interval: bool = True) -> list[str]:
    columns = [(k, s) for s in SETS for k in KINDS if s in measured.get(k, {}).get("sets", {})]
    lines = ["| | " + " | ".join(f"{SETS[s]}, {KINDS[k]}" for k, s in columns) + " |"]
    lines.append("|---|" + "--:|" * len(columns))
    for name, words in measures.items():
        figures = [measured[k]["sets"][s].get(name) for k, s in columns]
        if any(figures):
            lines.append(f"| {words} | " + " | ".join(cell(f, interval) for f in figures) + " |")
    return lines


def suites_table(measured: dict[str, Any]) -> list[str]:
    figures = next((measured[k]["sets"]["dates"] for k in KINDS if "dates" in measured.get(k, {}).get("sets", {})), {})
    return ["| suite | % |", "|---|--:|", *(f"| {words} | {cell(figures.get(key))} |" for key, words in SUITES.items())]


def peers_table(run: dict[str, Any], measures: dict[str, str]) -> list[str]:
    lines = ["| | " + " | ".join(measures.values()) + " |", "|---|" + "--:|" * len(measures)]
    for name, figures in run["figures"].items():
        if "failed" in figures:
            lines.append(f"| {name} | does not run: {figures['failed']} |")
        elif set(figures) >= set(measures):
            version = f" {run['versions'][name]}" if name in run["versions"] else ""
            kind = "" if version else " (rules and model)" if run["model"] else " (rules)"
            lines.append(f"| {name}{version}{kind} | " + " | ".join(cell(figures[m], False) for m in measures) + " |")
    return lines


def section(name: str, lines: list[str]) -> str:
    return "\n".join([f"<!-- --8<-- [start:{name}] -->", "", *lines, "", f"<!-- --8<-- [end:{name}] -->"])


def figures_page(measured: dict[str, Any], peers: dict[str, Any]) -> str:
    when = ", ".join(f"{KINDS[k]} of version {m['version']} on {m['measured']}" for k, m in measured.items())
    held_out = next(iter(measured.values()))["held_out"]
    intro = [
        "# Figures",
        "",
        f"Measured: {when}. In percent, with 95 % bootstrap intervals over articles. Written by `make figures`.",
        "",
        "- **News**: 40 articles of Wikinews and OrangeSum (AFP, Orange), 291 attributions, 256 dates, 22 claims,",
        "  annotated by hand after [the scheme](scheme.md). They cannot be redistributed. They were measured",
        "  throughout development, so expect somewhat less on unseen text.",
        f"- **Held out**: {held_out} articles written for the project and kept out of training; they are in the",
        "  repository (`models/corpus`) and harder on purpose: relays, anonymous sources, denials, odd typography.",
        "",
    ]
    parts = ["\n".join(intro)]
    for name, measures in MEASURES.items():
        parts += [f"## {name.capitalize()}\n", section(name, measure_table(measured, measures)), ""]
    parts += ["## Date suites\n", section("suites", suites_table(measured)), ""]
    parts += ["## Headline\n", section("headline", measure_table(measured, HEADLINE)), ""]
    for gold, run in peers.items():
        where = f"{run['articles']} {'news' if gold == 'news' else 'held-out'} articles"
        for name, measures in PEERS.items():
            parts += [f"## Peers, {name}, {where}\n", section(f"peers-{name}-{gold}", peers_table(run, measures)), ""]
    return "\n".join(parts)


def readme(text: str, measured: dict[str, Any]) -> str:
    table = "\n".join(["", *measure_table(measured, HEADLINE, interval=False), ""])
    return re.sub(f"{START}.*?{END}", lambda _: f"{START}{table}{END}", text, flags=re.DOTALL)


def with_output(text: str) -> str:
    """The README with what its Python prints now."""
    found = re.search(r"```python\n(.*?)```\s*```text\n(.*?)```", text, re.DOTALL)
    if found is None:
        raise SystemExit("README.md has no Python block followed by a text block")
    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed):
        exec(compile(found[1], "README.md", "exec"), {})
    return text[: found.start(2)] + printed.getvalue() + text[found.end(2) :]


def written() -> dict[Path, str]:
    """Every file this script writes, with what it would hold now."""
    measured, peers = (json.loads((DOCS / f"{n}.json").read_text(encoding="utf-8")) for n in ("figures", "peers"))
    home = ROOT / "README.md"
    return {
        DOCS / "figures.md": figures_page(measured, peers),
        home: readme(home.read_text(encoding="utf-8"), measured),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--example", action="store_true", help="run the README's Python and keep what it prints")
    example = parser.parse_args().example
    for path, text in written().items():
        if example and path.name == "README.md":
            text = with_output(text)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
