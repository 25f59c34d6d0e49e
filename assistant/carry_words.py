"""Wording of follow-ups: words that lead in, point back, ask for more, or begin a new subject."""

import re

_SIGNS = r"[、,。!！\s]+"
_LEAD_IN = re.compile(
    r"(?:へえ?ー*|ふー?ん|ふむ|なるほど|わかりました|分かりました|はい|うん|ええ?と|えっと|えーと|あの|あと"
    r"|ちなみに|たとえば|例えば|それから|それと|また|さらに|でも|で|そして|すると|ところで|続けて|続いて|次に|さて|じゃ"
    rf"|ありがとう(?:ございます)?|あとは|ok|okay|then|well)(?:ね)?{_SIGNS}"
    r"|(?:それ)?(?:じゃあ|では(?!な)|なら(?!な))[、,\s]*|それじゃ(?!な)[、,\s]*"
    r"|じゃ(?=[0-9０-９「一-鿿ァ-ヺ①-⑳])|次の(?=(?:[①-⑳]|[ア-ン])(?:は|って|も|の|、|$))"
    r"|それで(?:は)?[、,\s]*|(?:たと|例)えば(?=ど)|(?:その|この)(?:前|次|後|上|下)の(?=[①-⑳ア-ン（(])"
    r"|(?:and|so|what about|how about)\b[,\s]*|(?:e|mas) (?=em\b|para\b|no\b|na\b|o\b|a\b)"
    r"|那(?:么)?[，、\s]*",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"^(?:それ)?(?:じゃあ?|では|なら)|^それで(?!も)|[のうくすつぬむるぐぶた](?:ほう|方)(?:は|が|だと)|一方|反対に|逆に"
    r"|\bwhat about\b"
)
SIDE_BY_SIDE = re.compile(r"の(?:ほう|方)(?:は|が|だと|も)")
# A thing with another particle is no subject: 「自治会でも使える？」.
SUBJECT = re.compile(r"^(?!(?:で|に|でも|にも|へ|から|まで)[、?？\s]*$)")
# 「そのうち」: some of what was spoken of.
PART_OF = re.compile(
    r"(?:(?:その|この|それらの|これらの)(?:うち|中(?![一-鿿])|なか)|(?:中|なか)(?=でも)|うち(?=[、,]))"
    r"(?:で(?:も|は)?|の|に(?:は)?|から)?[、,\s]*"
)
# 「それぞれ」 and 「どちらが」 choose among things that were named before.
AMONG = re.compile(
    r"^(?:それぞれ|おのおの|各々|いずれも|両方|(?:二|2|２|三|3|３)つとも|(?:どれ|どちら|どっち)(?=[がもをかに])"
    r"|(?:全部|ぜんぶ|すべて|全て)(?=[で、]))"
)
RESET = re.compile(
    r"話[はが](?:変わ|替わ|かわ|違)|話題[をが]変|別の(?:質問|件|話)(?!し)|別件|(?:違う|ちがう)(?:質問|話|件)"
    r"|新しい質問|質問を変え|\b(?:another|different|new) (?:question|topic)\b|change the subject"
    r"|outr[ao] (?:pergunta|assunto)|mudando de assunto|换个(?:话题|问题)|另一个问题",
    re.IGNORECASE,
)
_PLACE_TOLD = re.compile(
    r"(?P<place>[^、。\sはが]{2,10}?)の(?:話|こと|件|ほう|方)(?:なの|なん)?(?:です|だ|で)(?:が|けど|けれど)?"
    r"[、。\s]+(?=.{3})"
)
_RESET_END = re.compile(
    r"[^、,。.!！:：\s]{0,8}?(?:(?:です|ます)?(?:が|けど|けれど)|です|ます|[、,。.!！:：\s])"
    r"[、,。.!！:：\s]*"
)
PRONOUN = re.compile(
    r"(?<![どあよ])(?:(?:それ|これ|あれ)(?!ぞれ|以外|以上|以下|まで|から|でも|じゃ|なら|と[、,])|そこ(?!そこ)|そっち|そちら"
    r"|この(?!先(?![一-鿿])|週末|週|頃|ごろ|間(?![一-鿿])|前(?![一-鿿])|[春夏秋冬])"
    r"|(?:その|あの|同じ|上記の|先ほどの|さっきの|前述の)(?!他|ほか|度|たび|うえ|上で|ため|後|まま))"
    r"|\b(?:its?|that(?!\s+(?:the|an?|each|all)\b)|this|they|them)\b"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b|\b(?:isso|el[ea]s?|dele|dela)\b|它|那个",
    re.IGNORECASE,
)
# 「その時の」 keeps the year; 「その窓口」 stands before a noun.
THEN = re.compile(r"(?:その|同じ|この)(?:時点|時期|時|とき|年|頃|ころ)の?")
BEFORE_NOUN = re.compile(r"(?:の|同じ)$")
_CHINESE_END = re.compile(r"呢[？?。]*$")
PLACE_NOUN = re.compile(r"ページ|頁|章|節|項目?|表|図|資料|文書|指針|計画|市|町|村")
THE_OTHER = re.compile(
    r"(?:もう(?:一|１|1|ひと)つ|もう片方|もう一方|片方|別|他|ほか|反対|逆|残り)の"
    r"(?P<sort>[一-鿿ァ-ヺー]{2,8}?)(?=の(?:ほう|方)|だと|は|には|について|では|って|も|なら|[?？。]|$)"
)
OTHERS = re.compile(
    r"^(?:その|もう)?(?:ほか|他|それ以外|これ以外|残り(?!の))(?:に|の)?(?:は|も)?、?(?:何か|なにか|何|なに|どんな[^、。]{0,6}|どれ|[一-鿿]{1,4})?"
    r"(?:が|は|も)?(?:ある|あり|ない|挙|書|出て|載|教|[?？。]|$)|^もっと(?:ある|あり|教|ない)"
    r"|^(?:anything|what) else|^algo mais|^还有(?:什么|别的|吗)",
    re.IGNORECASE,
)
# 「市街地との差」 needs the thing on the other side.
BESIDE = re.compile(r"との(?:差|違い|比較|関係|関わり)|(?:と|に)比べ|よりも")
DIFFERS = re.compile(
    r"そこから|[年人]より|何[人件]くらい?(?:少|多)|何[人件](?:少|多)|それから|それに比べ|それと比べ|増え|減|差|比べ|伸び|縮"
)
# What is said when nothing more than 「どうですか」 is asked, from the end.
_GENERIC = re.compile(
    r"(?:(?:は|って|が)?どう(?:でし|です|でしょ|だ|なの|なって|なっ(?:た|て)|なり|なる|かな|書)[^、。?？]*"
    r"|(?:は|って|が)?どう"
    r"|(?:は)?いかが[^、。?？]*|(?:どれ|どの)(?:くらい|ぐらい|だけ|ほど)(?:に)?(?:(?:なり|なる|です|でしょ)[^、。?？]*)?"
    r"|(?:も|は|が)?(?:わかり|分かり|わかる|分かる|知りたい|教えて|お願い|見せて|挙げて|説明して|あり(?:ます|ません)|ある|いま(?:す|せん))"
    r"[^、。?？]*|(?:に)(?:ついて|関して)(?:は|も)?|(?:の)?(?:ほう|方|場合|分|件|とき|時|ところ|話)"
    r"|(?:に|で)?(?:は|も|だと|では|でも|なら|って|っていうのは|というのは|とは|です(?:か|と)?|ですが)"
    r"|まで|[?？。!！\s])$"
)
# Nouns that are said of something: alone they ask for that of the thing spoken of.
_ATTRIBUTES = (
    "内容|中身|詳細|現状|課題|問題点?|対象者?|条件|要件|効果|成果|結果|影響|場所|住所|名称|名前|構成員?|役割|機能|仕組み"
    "|位置[づ付]け|書き[出だ]し|冒頭|出だし|本文|上限額?|下限|締め?切り?|期日|申し?込み?(?:先|方法)?|方法|やり方|手順"
    "|[狙ね]ら?い|意義|趣旨|開始|終了|始まり|終わり|根拠|財源|規模|期待|連絡先|窓口|事務局|メンバー|顔ぶれ|代表者?|責任者"
    "|定員|会費|参加費|料金|費用|予算|頻度|回数|人数|件数|数|値|割合|日付|時間|対応|対策|取組|取り組み|特徴|違い|具体例|例"
    "|状況|進捗|予定|最初|最後|最終|最終的|全体|合計|総数|推移|見通し|見込み|担当|理由|目的|背景|期間|意味|特色|利点|欠点"
    "|相手|連携先|提出先|次回?|仕事"
)
_ATTRIBUTE = re.compile(
    rf"(?:主な|具体的な?|現在の|今の|その|そこの)?(?:{_ATTRIBUTES}|.{{1,6}}[率額])(?:等|など|側)?"
)


def without_lead_in(question: str) -> tuple[str, bool]:
    """Take 「へえ、じゃあ」 off a question's head; was it, or what follows, a contrast?"""
    rest, contrast = _CHINESE_END.sub("", question.strip()), False
    while True:
        contrast = contrast or bool(_CONTRAST.search(rest))
        found = _LEAD_IN.match(rest)
        if not found or not rest[found.end() :].strip("?？。 "):
            return rest, contrast
        rest = rest[found.end() :]


def told_place(question: str) -> tuple[str, str]:
    """Cut 「上田市の話です。なぜ見直すの？」 into its place, "" for none, and the question."""
    found = _PLACE_TOLD.match(question)
    return (found["place"], question[found.end() :].strip()) if found else ("", question)


def without_reset(question: str) -> str:
    """Take 「話は変わりますが」 off a question's head; all of it where nothing else is said."""
    found = RESET.search(question)
    if not found:
        return question
    end = _RESET_END.match(question, found.end())
    return question[end.end() if end else found.end() :].strip() or question


def without_generic(text: str) -> str:
    """Take off the end what asks nothing of its own: 「のほうはどうですか」."""
    while True:
        shorter = _GENERIC.sub("", text)
        if shorter == text:
            return text
        text = shorter


def is_attribute(noun: str) -> bool:
    """Tell whether a noun alone asks for something of the thing spoken of: 担当, 上限, 場所."""
    return bool(_ATTRIBUTE.fullmatch(noun))
