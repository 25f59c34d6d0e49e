"""The asker's own situation before a question: 「引っ越してきたばかりですが、…」 is no subject."""

import re

_SELF = (
    r"私|わたし|僕|ぼく|俺|自分|うち|我が家|わが家|家|夫|妻|主人|子ども|子供|こども|息子|娘|孫|赤ちゃん|父|母|親|両親"
    r"|祖父|祖母|家族|友人|友だち|友達|知人|知り合い"
)
# What happens in anybody's life, and is told of before a question.
_LIFE = (
    r"引っ?越|ひっこ|転入|転居|転出|越して|移り住|移住|生まれ|産まれ|産ん|出産|妊娠|結婚|離婚|退職|定年|就職|入社|転職"
    r"|転勤|赴任|着任|異動|配属|入学|入園|卒業|進学|上京|帰っ|戻っ|住み始め|住んで|住むことに|暮らし|越し"
)
_AFTER = (
    r"(?:ので|んで|のですが|んですが|のだけど|んだけど|んだけれど|んですけど|のですけど|ですが|ますが|ましたが|だが|けれども?|けど"
    r"|ばかりで|者ですが|です。|ました。|ます。|んです。|のです。|。)、?"
)
_JUST = r"[^。、はが]{1,20}たばかり(?:です|なん|なの|の者)?"
_SITUATION = re.compile(
    rf"^(?:(?:{_SELF})(?:たち|達)?(?:は|が|も)、?)?"
    rf"(?:{_JUST}|[^。、はが]{{0,20}}?(?:{_LIFE})[^。、は]{{0,14}}?){_AFTER}(?=[^。]{{3,}})"
)


def without_situation(question: str) -> str:
    """Take what an asker tells of himself off the head of a question."""
    return _SITUATION.sub("", question)
