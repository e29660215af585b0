"""The words by which blogs head a thread, sign a post and furnish a page, in the languages that blogs are most written in."""

from __future__ import annotations

import re

_COMMENTS = (
    r"comments?|responses?|replies|reactions?|kommentare?|antworten|reaktionen|commentaires?|r[ée]ponses?|r[ée]actions?|comentarios?"
    r"|respuestas?|coment[áa]rios?"
    r"|respostas?|commenti|commento|risposte|reacties?|reactie|kommentarer?|svar|komentarze|komentarzy?|комментари(?:и|ев|й|я)"
    r"|коментар(?:і|ів)?|yorum(?:lar)?"
    r"|コメント|评论|評論|留言|댓글"
)
# Alone they are the link below a comment.
_ANSWERS = r"(?:replies|antworten|respuestas?|respostas?|risposte|svar|r[ée]ponses?|reacties?|responses?)"
_NUMBER = r"(?:\d{1,3}(?:[.,]\d{3})+|\d{1,5}|one|two|three|four|five|ein|eine|un|une|uno|una|um|uma)"
# So do 2 Comments, Comments (2), 3 thoughts on “…”, 2 Gedanken zu „…“ and コメント: 2 begin.
THREAD_HEADING = re.compile(
    rf"^(?:{_NUMBER}\s*(?:件の\s*)?(?:{_COMMENTS})(?!\w).{{0,160}}|(?:{_COMMENTS})\s*[:：]?\s*[(（\[]?\s*{_NUMBER}\s*[)）\]]?\s*[:：]?"
    rf"|(?!{_ANSWERS}$)(?:{_COMMENTS})\s*[:：]?"
    rf"|{_NUMBER}\s+(?:thoughts?\s+on|gedanken?\s+zu|r[ée]flexions?\s+sur|comentarios?\s+(?:en|sobre)|pensieri?\s+(?:su|riguardo)"
    rf"|pensamentos?\s+sobre"
    rf"|gedachten?\s+over|tankar?\s+om|мысл[ьи]\s+(?:на|о)).{{0,200}})$", re.IGNORECASE)
THREAD_END = re.compile(
    r"^(?:(?:leave|post|add|write|submit)\s+(?:a|your|another)?\s*(?:reply|comment|response)|cancel reply|join the (?:conversation"
    r"|discussion)|you must be logged in"
    r"|comments are closed|schreib(?:e|en sie)? einen kommentar|hinterlasse|kommentar (?:schreiben|verfassen|hinterlassen)|(?:laisser"
    r"|[ée]crire|ajouter) un commentaire"
    r"|annuler la r[ée]ponse|dejar? (?:un comentario|una respuesta)|deixe (?:um coment[áa]rio|uma resposta)|lascia un commento"
    r"|geef een reactie|laat een reactie"
    r"|dodaj komentarz|добавить комментарий|lämna (?:ett svar|en kommentar)|コメントを(?:残す|投稿)|发表(?:回复|评论)|댓글 남기기|newer comments"
    r"|older comments|post navigation)",
    re.IGNORECASE)
SAYS = (
    r"says|said|wrote|writes|commented|replied|sagt|sagte|schreibt|schrieb|meint|meinte|a dit|dit|a écrit|écrit|dijo|dice|escribió"
    r"|comentó|disse|diz|escreveu|comentou"
    r"|ha scritto|ha detto|scrive|zegt|zei|schreef|schrijft|säger|skriver|skrev|sier|pisze|napisał|napisała|пишет|написал|написала"
    r"|говорит|dedi ki|より|说道|說道|说|說"
)
ANSWER = re.compile(
    r"^(?:reply|reply to .{1,60}|log in to reply|antworten?|zum antworten anmelden|répondre|responder|rispondi|beantwoorden|odpowiedz"
    r"|ответить|svara|svar|返信|回复|回覆|답글"
    r"|(?:like|liken|edit|permalink|link|quote|share|report|flag|delete|löschen|replies|gefällt mir|j’aime|me gusta|loading\W*|reply"
    r"|antworten)+|liked by .{1,30}|-?\d{1,3})"
    r"(?:\s*[↓→›»])?$", re.IGNORECASE)
BY = (
    r"(?:posted by|written by|published by|by|author|von|geschrieben von|autor|par|publié par|écrit par|auteur|por|escrito por"
    r"|publicado por|di|scritto da|da|door|av|af|przez|autorka"
    r"|от|автор|投稿者|作者|著者|글쓴이|文)"
)
# What follows a post or stands around it; the body never goes past one. A long sentence is none, whatever word it begins with.
AFTER_THE_POST = re.compile(
    r"^(?!.{80,}[.!?。！？…][\"'”’»)\]]*$)(?:share(?: (?:this|on|via)\b.*| tweet.*)?$"
    r"|tweet$|like this|like loading|related(?: posts?| articles?| stories)?\b.{0,3}$"
    r"|you (?:might|may) also (?:like|enjoy)|more from|read (?:more|next)\b"
    r"|previous(?: post| article)?\b.{0,2}|next (?:post|article)\b|post navigation|filed under|posted in|tagged|tags?\s*[:：]"
    r"|categor(?:y|ies)\s*[:：]|about the author|subscribe|sign up"
    r"|teilen(?: mit)?\b.{0,3}$|gefällt mir|ähnliche|verwandte|schlagw[öo]rt|kategorien?\s*[:：]|veröffentlicht (?:in|unter)"
    r"|vorheriger|nächster|partager|articles? (?:similaires|liés)|étiquettes?"
    r"|catégories?\s*[:：]|publié dans|navigation|précédent|suivant|compartir|comparte|relacionad|entradas relacionadas|etiquetas?"
    r"|etiquetado|publicado en|compartilhe|marcado|categorias?\s*[:：]"
    r"|categorías?\s*[:：]|condividi|articoli correlati|correlati\b|pubblicato in|delen\b|gerelateerd|geplaatst in|dela\b|relaterade"
    r"|udostępnij|podobne|поделиться|похожие|метки|рубрик[аи]"
    r"|共有|関連|タグ|カテゴリー|分享|相关|标签|分类|공유|관련"
    r"|advertisement|sponsored|[←→«»‹›].{0,80}$|.{0,80}[→»›]$)", re.IGNORECASE)
TAGS = re.compile(
    r"^(?:tags?|tagged(?: with| as)?|labels?|keywords|schlagw[öo]rter|schlagworte|verschlagwortet mit|étiquettes?|mots[- ]clés"
    r"|etiquetas?|etiquetado(?: como)?|marcado(?: com)?|tagg?ar"
    r"|tag|tagi|метки|теги|タグ|标签|標籤|태그)\s*(?:[:：]\s*|\s)(?P<names>\S.*)$", re.IGNORECASE)
CATEGORIES = re.compile(
    r"^(?:filed under|posted (?:in|under)|categor(?:y|ies)|kategorien?|veröffentlicht (?:in|unter)|catégories?|publié dans"
    r"|categorías?|publicado en|categorias?|publicado em|pubblicato in"
    r"|categorie[ën]?|geplaatst in|kategorier|opublikowano w|рубрик[аи]|カテゴリー|分类|分類)\s*(?:[:：]\s*|\s)(?P<names>\S.*)$", re.IGNORECASE)
# What people write above a text that they save themselves, and front matter.
_LABELS = {
    "title": "title titel titre título titolo", "author": "author authors autor auteur autore by", "date": "date datum fecha data published",
    "url": "url source link address", "tags": "tags keywords labels", "categories": "category categories", "site": "site blog",
}
LABELS = {word: field for field, words in _LABELS.items() for word in words.split()}
