"""The asker's own situation before a question: 「引っ越してきたばかりですが、…」 is no subject."""

import re
from collections.abc import Iterable

_SELF = (
    r"私|わたし|僕|ぼく|俺|自分|うち|我が家|わが家|家|夫|妻|主人|子ども|子供|こども|息子|娘|孫|赤ちゃん|父|母|親|両親"
    r"|祖父|祖母|家族|友人|友だち|友達|知人|知り合い"
)
# What happens in anybody's life, and is told of before a question: as a verb, and no noun that
# 金, 者 or を could stand behind.
_DEED = (
    r"転入|転居|転出|移住|出産|妊娠|結婚|離婚|退職|就職|入社|転職|転勤|赴任|着任|異動|配属"
    r"|入学|入園|卒業|進学|上京"
)
_LIFE = re.compile(
    rf"(?:{_DEED})(?:し(?=[たてま])|さ(?=れ)|する(?=こと|予定|つもり|ので)|で(?=来|き[たてま]))"
    r"|定年に(?=な)|(?:引っ?越|ひっこ)(?:しし?(?=[たてま])|す(?=こと|予定|つもり|ので))"
    r"|越し(?=て[来き])|移り住(?=[んみ])|(?:生|産)まれ(?=[たてま])|産ん(?=[だで])|(?:帰|戻)っ(?=て[来き])"
    r"|住み始め(?=[たてま])|住ん(?=で)|住む(?=こと)|暮らし(?=[たてま始は])|(?:役員|会長|委員|[班組部]長)にな(?=っ)"
)
_WHERE = (
    rf"[^。、はがもを]{{1,20}}?(?:に|へ|から|で|と|より|まで)|(?:{_SELF}|会社|仕事|職場|学校|大学|高校)を"
    r"|(?:つい)?(?:最近|先日|先月|先週|今年|今春|今月|今度|今回|昨年|去年|このたび|この[春夏秋冬前度]|新しく|初めて|ようやく)"
    r"|[0-9０-９一二三四五六七八九十]+[年月日](?:前)?"
)
# How a verb goes on: 「してきたばかり」.
_ENDING = r"(?:(?![はがを])[ぁ-ん来始予定者思考決0-9０-９年月]){0,14}?"
# The longest first; 「ので」 of 「のですが」 is none.
_AFTER = (
    r"(?:けれども|けれど|けども|けど|(?<=[すただ])が|ので(?!す)|んで(?!す)"
    r"|(?<=ばかり)で(?!す)|(?<=[たす])。)、?"
)
_SITUATION = re.compile(
    rf"^(?:(?:{_SELF})(?:たち|達)?(?:は|が|も)、?)?(?:(?:{_WHERE})、?){{0,3}}?"
    rf"(?P<deed>{_LIFE.pattern}){_ENDING}{_AFTER}(?=[^。]{{3,}})"
)
# A question of nothing but why or when is about what was told before it.
_ASKS_OF_IT = re.compile(
    r"(?:それは|これは|その|この)?(?:なぜ|何故|どうして|なんで|何で|理由|わけ|訳|原因|背景|経緯|根拠|いつ|誰|だれ|どこ|本当|ほんと)"
    r"[ぁ-ん教下何故、。?？!！]*"
)


def without_situation(question: str, events: Iterable[re.Pattern[str]] = ()) -> str:
    """Take what an asker tells of himself off the head of a question.

    It stays where it tells of one of `events` besides, and where it is what is asked about.
    """
    found = _SITUATION.match(question)
    if found is None or _ASKS_OF_IT.fullmatch(question, found.end()):
        return question
    told = found.group().replace(found["deed"], "")
    return question if any(event.search(told) for event in events) else question[found.end() :]
