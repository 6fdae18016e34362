"""What page furniture, bylines and datelines look like in French newspapers and on their sites."""

from __future__ import annotations

import json
import re
from pathlib import Path

_FURNITURE = json.loads((Path(__file__).parent / "furniture.json").read_text(encoding="utf-8"))

LABEL = re.compile(rf"(?:{'|'.join(_FURNITURE['labels'])})\s*[:.!…>»]*", re.IGNORECASE)
LEAD = re.compile(rf"(?:[►▶→>•*\-–—]\s*)?(?:{'|'.join(_FURNITURE['leads'])})", re.IGNORECASE)
CREDIT = re.compile(
    r"(?:©|\((?:c|photo|crédit)[^)]*\)|/ ?(?:AFP|Reuters|AP|SIPA|Getty Images|Maxppp|Belga|Keystone|ABACA))[^.]{0,40}$",
    re.IGNORECASE,
)
CRUMBS = re.compile(r"^(?:[\w&'’ \-]{2,30}\s*[>›»/|]\s*){1,5}[\w&'’ \-]{2,40}$")

_PARTICLE = r"(?:d[eu]s? |[dD]['’]|[lL][ea] |von |van |der |ben |el )"
_NAME = rf"[A-ZÀ-ÖØ-Þ][\w'’\-]*(?:[ -]{_PARTICLE}{{0,2}}[A-ZÀ-ÖØ-Þ][\w'’\-.]*){{0,4}}"
_TRADE = (
    r"(?:grande? reporter|journaliste|rédact(?:eur|rice)(?: en chef)?|correspondante?|envoyée? spéciale?"
    r"|chroniqueu(?:r|se)|reporter|chef(?:fe)? de (?:service|rubrique)|éditorialiste|stagiaire)"
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
    r"(?:\s*\((?:AFP|Reuters|AP|ATS|Belga|awp|La Presse canadienne|ANSA|dpa|EFE|Xinhua|APS|MAP|TAP)[^)]{0,20}\)"
    r"(?:\s*[-–—:.]+)?"
    r"|,? (?:le )?\d{1,2}(?:er)? \w{3,9}\.?(?: \d{4})?\s*(?:\([A-Z][\w ]{1,20}\))?\s*[-–—]+"
    r"|(?<=[A-ZÀ-Þ]{2})\s*[-–—]{1,2}(?=\s))\s*"
)
