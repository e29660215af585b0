"""The words of a comment's links and buttons, in some thirty languages: to answer, to report, to vote, to show more."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_PHRASE = 6  # words
LONGEST_LINE = 120  # characters of a line that can be nothing but words of controls
WORD = re.compile(r"[^\W\d_]+")
DIGIT = re.compile(r"\d")

# Links and buttons of a comment, in lower case, punctuation and digits left out.
CONTROLS = frozenset(" ".join(phrase.split()) for phrase in """
reply, replies, respond, antworten, antwort, répondre, responder, rispondi, beantwoorden, reageer, odpowiedz, ответить, yanıtla, cevapla
svar, svara, svare, 返信, 返信する, 回复, 回覆, reply to this
to reply, reply to this comment, reply to comment, log in to reply, log in to leave a comment
log in, login, log in or register, login or register, to post comments, to comment, anmelden oder registrieren, um kommentare verfassen zu können
um kommentare zu schreiben, um kommentare zu verfassen, se connecter, ou s inscrire, connectez vous ou inscrivez vous, pour poster un commentaire
pour publier un commentaire, inicie sesión, o regístrese, para comentar, para enviar comentarios, inloggen, log in of registreer, om te reageren
accedi o registrati, per inserire commenti, войдите или зарегистрируйтесь, чтобы отправлять комментарии
anmelden, zum antworten anmelden, connectez vous, accedi, report, report abuse, report comment, report this comment, report as inappropriate
melden, kommentar melden, signaler, signaler un abus, denunciar, segnala, flag, edit, bearbeiten, modifier, editar, delete, löschen, quote
zitieren, citer, citar, share, teilen, partager, compartir, copy link, like, likes, gefällt mir, j aime, me gusta, dislike, liked by, unlike
loading, link, permalink, permanent link, direktlink, direktlink zum kommentar, says, said, sagt, up, down, upvote, downvote, vote up
vote down, thumbs up, thumbs down, votes, vote, points, point, karma, score, was this helpful, helpful, hide replies, show replies
view replies, view reply, view more, see more, show more, read more, lire plus, mehr lesen, weiterlesen, mehr anzeigen, ver más
expand full comment, expand, collapse, collapse thread, show all, continue, thread, parent, context, oldest, newest, to top, nach oben
back to top, next, previous, prev, next page, previous page, older comments, newer comments, weiter, zurück, suivant, précédent
author, autor, guest, gast, admin, moderator, invité, the author, op, edited, pin, pinned, follow, subscribe, translate
original, kommentar, comment, pingback, trackback, répondre à ce message, répondre à ce commentaire, auf diesen kommentar antworten
auf kommentar antworten, responder a este mensaje, responder a este comentario, responder a este comentário, rispondi a questo commento
rispondi al messaggio, reageer op dit bericht, reageer op deze reactie, odpowiedz na ten komentarz, ответить на комментарий, vastaa, odpovědět
reagovat, odpovědět na komentář, svara på kommentaren, svar på kommentar, bu yorumu yanıtla, válasz, απάντηση, відповісти, răspunde, respon,
пожаловаться, пожаловаться на комментарий, поделиться, нравится, şikayet et, beğen, beğenme, rapporteer, rapporteren, zgłoś, zgłoś nadużycie
ilmoita asiaton, anmäl, rapportera, anmeld, rapporter, nahlásit, raportează, αναφορά, поскаржитися, 신고, 举报, 檢舉, 通報, 通報する, رد, الرد
إبلاغ, إعجاب, הגב, השב, trả lời, balas, laporkan, thích, like comment, a favor, en contra, mi piace, gosto, lubię to, tykkää, gilla, synes godt om
homepage, website, web site, webseite, site web, email, e mail, url, 回复该评论, 回复此评论, 回复ta, 引用, 编辑, 編集
beitrag melden, inhalt melden, missbrauch melden, meld ongewenste reactie, ongewenste reactie melden, meld deze reactie, zgłoś do moderacji
zgłoś komentarz, signaler ce commentaire, signaler un contenu, segnala abuso, segnala commento, denunciar comentario, denunciar comentário
favorite, favorites, favourite, favourites, recommend, recommended, recommends, recommander, recommandé par, empfehlen, empfehlungen, recomendar
yes no, ja nein, oui non, sí no, sì no, sim não, ja nee, tak nie, да нет, war das hilfreich, cet avis, vous a t il été utile, te resultó útil
ti è stato utile, foi útil para você, was this review helpful, was this comment helpful, war dieser kommentar hilfreich
curtir, descurtir, responda, denuncie, hide, ausblenden, masquer, ocultar, nascondi, verbergen, ukryj, скрыть, see translation, translate
übersetzung anzeigen, voir la traduction, ver traducción, view more replies, antworten anzeigen, voir les réponses, ver respuestas, mostra risposte
thumb up, thumb down, liked by people, personen gefällt das, personnes aiment ça, a personas les gusta, diesen kommentar melden
connectez vous pour répondre, accede para responder, log in to reply, edited, bearbeitet, modifié, editado, modificato, bewerkt, edytowano
hilfreich, utile, útil, useful, agree, disagree, spam
ссылка, постоянная ссылка, ответ, посилання, постійне посилання, odnośnik, odkaz, trvalý odkaz, enlace, enlace permanente, lien, lien permanent
permalien, länk, permalänk, lenke, collegamento, collegamento permanente, vaste link, bağlantı, kalıcı bağlantı, hivatkozás, σύνδεσμος, ligação
ligação permanente, リンク, 固定リンク, 链接, 固定链接, 永久链接, 링크, 고유 링크, رابط, رابط دائم
eliminar, borrar, supprimer, elimina, rimuovi, usuń, удалить, sil, ta bort, 削除, 删除, 삭제, 답글, delete this comment, report spam
""".replace("\n", ",").split(",") if phrase.strip())

_ANSWERS = re.compile(
    r"\s*(?:(?:in |en |em )?(?:reply|response|replying|réponse|respuesta|resposta|risposta) (?:to|à|a)"
    r"|(?:als )?antwoord op|antwort auf|odpowiedź na|(?:в )?ответ на)"
    r"(?!\w)(?: [#@]?[\w.]{1,20})?\s*[:：]?\s*", re.IGNORECASE)
_NONE = re.compile(
    r"\s*(?:no|none|keine|aucune?|sin|nessun[oa]?|geen|brak|nenhum)\s+(?:comments?|kommentare|commentaires?|comentarios?|comentários?|comment[oi]|reacties|komentarzy"
    r"|trackbacks?|pingbacks?|r[ée]trolien|rétroliens?)(?:\s+(?:yet|bisher|vorhanden|for this entry))?\s*[.!]?\s*", re.IGNORECASE)
# What a control says that lets one answer a comment.
_REPLY = re.compile(
    r"(?:reply|respond|quote|antworten?|beantworten|zitieren|répondre|citer|responder|citar|rispondi|cita|beantwoorden|reageer|reageren|odpowiedz|cytuj"
    r"|ответить|цитировать|відповісти|yanıtla|cevapla|svar[ae]?|vastaa|odpovědět|返信|返信する|回复(?:该|此|這則|这条)?(?:评论)?|回覆|답글|답글쓰기|댓글쓰기|رد|الرد|הגב|השב"
    r"|trả lời|balas|răspunde|απάντηση|válasz|respon)(?: (?:to this|with quote|mit zitat|comment|link))?",
    re.IGNORECASE)


_REPORT = re.compile(
    r"report(?: (?:abuse|(?:this )?comment|as inappropriate|spam))?|flag|(?:(?:beitrag|kommentar|missbrauch|inhalt) )?melden"
    r"|signaler(?: un abus| ce commentaire)?|alerter"
    r"|denunciar(?: comentario| comentário)?|segnala(?: abuso| commento)?|meld(?: deze reactie| misbruik)?|rapporteer|zgłoś(?: nadużycie| komentarz)?"
    r"|пожаловаться|şikayet et|anmäl|rapportera|anmeld|nahlásit|通報|通報する|举报|檢舉|신고", re.IGNORECASE)


def is_control(text: str) -> bool:
    """Whether a line is made of nothing but the words of links and buttons."""
    return len(text) <= LONGEST_LINE and _is_control(text)


def answers(text: str) -> bool:
    """Whether a link, or the words right before it, say that it leads to what is answered: 'In reply to', 'Antwort auf #2'."""
    return _ANSWERS.match(text) is not None


def says_none(text: str) -> bool:
    """Whether a line says that there are no comments or notices."""
    return _NONE.fullmatch(text) is not None


@lru_cache(maxsize=2048)
def is_reply(text: str) -> bool:
    """Whether a short text is the word for answering, and nothing else but marks around it. With a number or a colon it counts answers.

    An item, its link and the link's span say the same, so answers are kept.
    """
    return not DIGIT.search(text) and not text.rstrip().endswith((":", "：")) and bool(_REPLY.fullmatch(" ".join(WORD.findall(text))))


def is_report(text: str) -> bool:
    """Whether a short text is the word for reporting a comment, and nothing else but marks around it."""
    return not DIGIT.search(text) and bool(_REPORT.fullmatch(" ".join(WORD.findall(text))))


@lru_cache(maxsize=2048)
def _is_control(text: str) -> bool:
    words = [word.lower() for word in WORD.findall(text)]
    at = 0
    while at < len(words):
        size = next((n for n in range(min(LONGEST_PHRASE, len(words) - at), 0, -1) if " ".join(words[at:at + n]) in CONTROLS), 0)
        if not size:
            return False
        at += size
    return bool(words)
