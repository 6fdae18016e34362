from __future__ import annotations

import pytest

from actualite_nlp import InputError
from actualite_nlp.text.reading import decode, is_html, read_html

HTML = """<!doctype html><html lang="fr"><head><title>La passerelle rouvre - Le Courrier de Morlans</title>
<meta property="og:title" content="La passerelle rouvre"><meta property="og:site_name" content="Le Courrier de Morlans">
<meta property="article:published_time" content="2023-03-14T08:00:00+01:00"><meta name="author" content="Lucie Armand">
</head><body><nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav><article><h1>La passerelle rouvre</h1>
<p>Le maire de Morlans a annoncé mardi la réouverture de la passerelle des Tanneurs, fermée depuis deux ans.</p>
<p>« Nous avons tenu parole », s'est-il félicité devant une centaine d'habitants venus malgré la pluie battante.</p>
<p>Le chantier aura coûté 1,2 million d'euros, dont la moitié payée par la région et le reste par la commune.</p>
</article><footer>Tous droits réservés</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode("L'été à Évry : « déjà »".encode(encoding)) == "L'été à Évry : « déjà »"


def test_an_html_page_gives_text_and_metadata() -> None:
    article = read_html(HTML)
    assert article.title == "La passerelle rouvre"
    assert article.published_at == "2023-03-14"
    assert article.author == "Lucie Armand"
    assert article.outlet == "Le Courrier de Morlans"
    assert "« Nous avons tenu parole »" in article.text
    assert "Sport" not in article.text


@pytest.mark.parametrize("page", [HTML, "\n <html><body>", '<?xml version="1.0"?><!DOCTYPE html>', "<BODY>"])
def test_html_is_recognised(page: str) -> None:
    assert is_html(page.encode())


@pytest.mark.parametrize("text", ["", "Un texte sur <html>", "<p", "<bodyguard>"])
def test_text_is_not_taken_for_html(text: str) -> None:
    assert not is_html(text.encode())


def test_html_without_an_article_is_an_error() -> None:
    with pytest.raises(InputError, match="no article text"):
        read_html("<html><body></body></html>")
