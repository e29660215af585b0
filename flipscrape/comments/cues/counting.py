"""How many comments a short text says that there are."""

from __future__ import annotations

import re

_NOUN = (
    r"(?:comments?|repl(?:y|ies)|answers?|responses?|thoughts?|reactions?|opinions?|kommentare?|antwort(?:en)?|reaktionen|meinungen|leser(?:briefe?|meinung(?:en)?|stimmen?|kommentare?|reaktionen)|commentaires?|réponses?|réactions?|avis"
    r"|comentarios?|comentários?|respuestas?|respostas?|comment[oi]|rispost[ea]|reacties?|komentarz[ey]?|odpowied(?:ź|zi)|kommentarer|комментари(?:й|я|ев|и)|yorum"
    r"|gedanken?|réflexions?|gedachten?|svar|komentář(?:e|ů|ům)?|příspěv(?:ek|ky|ků)|kommentti?a?|vastaus(?:ta)?|hozzászólás|megjegyzés|σκέψ(?:η|εις)|σχόλι(?:ο|α)"
    r"|antwoord(?:en)?|pensamientos?|opini(?:ón|ones|ão|ões)|pensamentos?|pensier[oi]|opinion[ei]|мнени[йея]|отзыв(?:а|ов)?"
    r"|коментар(?:і|ів|я)?|відповід(?:ь|і|ей)|gând(?:uri)?|comentari[ius]*|коментара?|komentara?|コメント|フィードバック|评论|評論|留言|回复|回應|댓글|생각)"
    r"(?![^\W\d_\u3040-\u30ff\u4e00-\u9fff])")
_COUNTER = r"(?:件の?|個の|条|則|篇|개의?)?\s*"  # what Chinese, Japanese and Korean put between a number and what it counts
AFTER = re.compile(rf"(?<![^\W\u3040-\u9fff])(?<![.,#])(\d{{1,3}}(?:[.,]\d{{3}})+|\d{{1,6}})\s*(?:{_COUNTER}|[^\W\d_]+\s+){_NOUN}", re.IGNORECASE)
BEFORE = re.compile(rf"(?<![^\W\d_]){_NOUN}(?:\s+(?:on|zu|sur|en|a|su)\b)?\s*[:：(（\[]?\s*(\d{{1,6}})(?:\s?[개件条])?(?![\w./])", re.IGNORECASE)
ONE = re.compile(
    rf"^\s*(?:one|eine?|un[eoa]?|uma?|één|een|jeden|jedna|en|ett|один|одна|bir)\s+(?:\w+\s+)?{_NOUN}"
    r"(?!\s+(?:hinterlassen|schreiben|verfassen))", re.IGNORECASE)
NONE = re.compile(rf"^\s*(?:no|keine?|aucune?|sin|sem|nessun[oa]?|geen|brak|nenhuma?|inga|ingen|нет|žádné)\s+{_NOUN}", re.IGNORECASE)
LONGEST = 160  # characters of a heading


def count_in(text: str) -> int | None:
    """The number of comments that a short text states: '12 Comments', 'Kommentare (3)', 'One response to'."""
    if len(text) > LONGEST:
        return None
    if match := AFTER.search(text) or BEFORE.search(text):
        return int(re.sub(r"\D", "", match[1]))
    if ONE.match(text):
        return 1
    return 0 if NONE.match(text) else None
