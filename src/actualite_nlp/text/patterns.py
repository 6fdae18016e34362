"""What page furniture, bylines and datelines look like in French newspapers and on their sites."""

from __future__ import annotations

import re

_I = re.IGNORECASE

LABEL = re.compile(
    r"(?:placeholder(?: \w+)?|twitter|x|facebook|instagram|whatsapp|linkedin|telegram|tiktok|youtube|bluesky|messenger|pinterest"
    r"|e-?mail|courriel|sms|rss|imprimer|partager|commenter|commentaires?(?: \(\d+\))?|\d+ (?:commentaires?|partages?|vues?)"
    r"|copier le lien|lien copié|enregistrer|sauvegarder|offrir(?: cet article)?|ajouter à mes favoris|écouter(?: cet article)?"
    r"|accueil|menu|recherche|rechercher|connexion|se connecter|s['’]identifier|mon compte|newsletters?|s['’]abonner|je m['’]abonne"
    r"|abonnez-vous|publicité|annonce|sponsorisé|contenu sponsorisé|en direct|direct|live|vidéos?|photos?|diaporama|podcast"
    r"|la suite après (?:la|cette) publicité|réservé aux abonnés|article réservé aux abonnés|abonné|premium|suivez-nous|suivre"
    r"|\d+ ?(?:min|minutes?)(?: de lecture)?|temps de lecture.*|lecture.{0,4}\d+ min.*|voir plus|lire plus|en savoir plus|fermer"
    r"|à la une|les plus lus|sur le même (?:sujet|thème)|dans la même (?:rubrique|catégorie)|nos autres articles|vidéo suivante"
    r"|plus d['’]infos?|lire la suite|afficher la suite|mots?[- ]clés?|tags?|thèmes?|sources?|références)\s*[:.!…>»]*",
    _I,
)
LEAD = re.compile(
    r"(?:[►▶→>•*\-–—]\s*)?(?:[àa] (?:lire|voir|écouter|découvrir)(?: (?:aussi|également|ailleurs|sur))?|lire (?:aussi|également|notre|nos|la suite)"
    r"|(?:re)?(?:lire|lisez|voir|voyez|écoutez?|regardez|découvrez|retrouvez)\s*(?:aussi|également|notre|nos|toute|tous)?\s*:"
    r"|voir aussi|sur le même (?:sujet|thème)|plus d['’]informations? à venir|(?:vidéo|photo|diaporama|infographie|carte|podcast|document)s?\s*[:|–—]"
    r"|publié (?:le|à|il y a|par|hier|aujourd)|mis(?:e)? (?:à jour|en ligne)|modifié le|posté le|créé le|crédits?\s*(?:photo)?\s*:|photo\s*:?\s*(?:©|d['’]archives)|légende\s*:"
    r"|image (?:d['’]illustration|d['’]archives)|photo (?:d['’]illustration|d['’]archives)|©|\(c\) |copyright|tous droits réservés|suivez[- ](?:nous|le|la|toute)|abonnez[- ]vous|inscrivez[- ]vous|cliquez (?:ici|sur)|pour aller plus loin"
    r"|partager (?:sur|cet|l['’])|cet article est réservé|il vous reste \d|nos? partenaires?|(?:©|\bAFP\b) ?/|source\s*:)",
    _I,
)
CREDIT = re.compile(r"(?:©|\((?:c|photo|crédit)[^)]*\)|/ ?(?:AFP|Reuters|AP|SIPA|Getty Images|Maxppp|Belga|Keystone|ABACA))[^.]{0,40}$", _I)
CRUMBS = re.compile(r"^(?:[\w&'’ \-]{2,30}\s*[>›»/|]\s*){1,5}[\w&'’ \-]{2,40}$")

_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’\-]*(?:[ -](?:d[eu’']s? ?|l[ea] |von |van |der |ben |el |[A-ZÀ-ÖØ-Þ][\w'’\-.]*)){0,4}"
_TRADE = (
    r"(?:grande? reporter|journaliste|rédact(?:eur|rice)(?: en chef)?|correspondante?|envoyée? spéciale?|chroniqueu(?:r|se)|"
    r"reporter|chef(?:fe)? de (?:service|rubrique)|éditorialiste|stagiaire)"
)
BYLINE = (
    re.compile(
        rf"^(?i:(?:article |texte |enquête )?(?:écrit |rédigé )?par|propos recueillis par|recueilli par"
        rf"|de notre (?:correspondante?|envoyée? spéciale?)[^,:]*[,:]?)\s*:?\s+"
        rf"(?P<author>{_NAME}(?:(?:, | et | & ){_NAME})*)(?:[\s,(|–—-]+(?P<outlet>[^.\n]{{2,50}}))?$"
    ),
    re.compile(
        rf"^(?P<author>{_NAME})\s*[,|–—-]?\s+(?i:{_TRADE})\b[\s,]*(?:(?:à|au|pour|chez|de)\s+)?"
        rf"(?P<outlet>[A-ZÀ-Þ0-9][^.\n]{{1,40}})?$"
    ),
    re.compile(rf"^(?P<author>{_NAME}),? (?:et|avec|&) (?:l['’])?(?P<outlet>AFP|Reuters|agences?|AP|ATS|Belga)\)?$"),
    re.compile(
        r"^\(?(?:avec )?(?:l['’])?(?P<outlet>AFP|Reuters|Belga|ATS|La Presse canadienne|Agence France-Presse)"
        r"(?: (?:et|avec) (?:AFP|Reuters|agences?))?\)?\.?$"
    ),
)
DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-ÖØ-Þ][\w'’.\- ]{1,40}(?:, [A-ZÀ-Þ][\w'’\- ]{1,30})?)"
    r"(?:\s*\((?:AFP|Reuters|AP|ATS|Belga|awp|La Presse canadienne|ANSA|dpa|EFE|Xinhua|APS|MAP|TAP)[^)]{0,20}\)(?:\s*[-–—:.]+)?"
    r"|,? (?:le )?\d{1,2}(?:er)? \w{3,9}\.?(?: \d{4})?\s*(?:\([A-Z][\w ]{1,20}\))?\s*[-–—]+"
    r"|(?<=[A-ZÀ-Þ]{2})\s*[-–—]{1,2}(?=\s))\s*"
)
