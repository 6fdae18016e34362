"""Reading a page back: the article's own text, ids and links, apart from what the page adds."""

from __future__ import annotations

from html.parser import HTMLParser

ADDED = {"note", "ref", "flag", "value", "unseen"}
VOID = {"meta", "link", "br", "img", "input"}


class Reading(HTMLParser):
    """``blocks`` is the text of the article's paragraphs and headings, ``ids`` and ``links`` those of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])
        self.addresses += [given[name] for name in ("src", "href", "action", "srcset") if name in given]
        if tag in VOID:
            return
        in_column = bool(self._open) and (self._open[-1][1] or "column" in classes)
        hidden = bool(self._open) and (self._open[-1][2] or bool(classes & ADDED))
        if in_column and self._open and self._open[-1][0] == "article":
            self.blocks.append("")
        self._open.append((tag, in_column, hidden))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1][0] == tag, f"</{tag}> closes <{self._open[-1][0]}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        tag, in_column, hidden = self._open[-1] if self._open else ("", False, False)
        if in_column and not hidden and tag != "article":
            self.blocks[-1] += data
