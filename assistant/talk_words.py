"""Wording of small talk and of orders to the program; none of any document's subject."""

import re

# Small talk, unit by unit: greetings, thanks, and what else is said around them.
GREETING = re.compile(
    r"こんにち[はわ]|こんばん[はわ]|おはよ(?:う|ー)?(?:ございます)?|(?:は|初)じめまして|初めまして"
    r"|もしもし"
    r"|お疲れ(?:さま|様)?(?:です|でした)?|おつかれ(?:さま)?(?:です|でした)?|ご苦労(?:さま"
    r"|様)(?:です|でした)?"
    r"|お世話になっ?(?:て(?:い|お)ります|ております|ます)|(?:どうぞ)?(?:よろしく"
    r"|宜しく)(?:お?願い?(?:いた)?します)?"
    r"|元気(?:です(?:か)?)?|(?:[い良]い)?お?天気ですね|ごきげんよう|やあ|久しぶり(?:です)?"
    r"|さようなら|さよなら|おやすみ(?:なさい)?"
    r"|失礼(?:いた)?し(?:ます|ました)|また(?:来|き)ます|(?:また|じゃ(?:あ)?)(?:ね|な|今度|明日)"
    r"|バイバイ"
    r"|\b(?:hello|hi|hey|good (?:morning|afternoon|evening|night)|(?:good)?bye|see you"
    r"|nice to meet you)\b"
    r"|\b(?:ol[áa]|oi|bom dia|boa (?:tarde|noite)|tchau|até (?:logo|mais))\b"
    r"|你好|您好|大家好|早上好|晚上好|下午好|再见|拜拜",
    re.IGNORECASE,
)
THANKS = re.compile(
    r"(?:ありがと|有難|有り難)(?:う|ー|さん)?(?:ござい(?:ます|ました))?|サンキュー?"
    r"|感謝(?:し(?:ます|ています))?"
    r"|助か(?:り(?:まし)?た|った|ります)|なるほど|わか(?:り(?:まし)?た|った)|分か(?:り(?:まし)?た"
    r"|った)"
    r"|了解(?:です|しました)?|承知(?:いた)?しました|勉強になりました|参考になりました|納得(?:です"
    r"|しました)?"
    r"|すごい(?:です)?|いいですね|素晴らしい(?:です)?|さすが(?:です)?|ごめん(?:なさい)?"
    r"|すみません(?:でした)?"
    r"|(?:もう)?(?:大丈夫|結構|十分)です|以上です"
    r"|\bthank(?:s| you)?\b|\bthx\b|\b(?:i )?(?:got it|see|understand|appreciate it)\b|\bgreat\b"
    r"|\bok(?:ay)?\b"
    r"|\bobrigad[oa]\b|\bvaleu\b|\bentendi\b|谢谢|多谢|感谢|明白了|知道了|好的",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"(?:いや[あー]?|まあ|へえ|ほう|おかげ(?:さま|様)?(?:で|です)?|お陰(?:さま|様)?(?:で|です)?|今日|本日|今回|明日|朝|こちら|いろいろ|色々|いつも|本当に|ほんとに|ほんと|とても|すごく"
    r"|大変|たいへん|どうも"
    r"|よく|また|早速|はい(?=[、。,!！\s]|$)|うん|ええ|あの|えっと|みなさん|皆さん|皆様|丁寧な?|詳しい?|ご|お|回答"
    r"|答え|説明|対応|情報"
    r"|教えて(?:くれて|くださり|いただき|いただいて|くれ)|答えて(?:くれて|くださり|いただき)"
    r"|調べて(?:くれて|くださり)"
    r"|そうです(?:か|ね)|そう(?:なん)?(?:です|だ)(?:か|ね)?|いい|お?天気|暑い|寒い|ですね|でした"
    r"|です|ます|まして|って"
    r"|さん|ちゃん|君|ね|よ|な|の|は|も|に|を|が|と|て|ー|～|〜"
    r"|\b(?:there|you|so|very|much|again|for|your|the|help|that|helps|it|all|everyone|a lot"
    r"|today)\b"
    r"|\b(?:muito|pela|ajuda|a todos|tudo bem|por|de)\b|你的|您的|非常|帮助|大家|了|您|你|啊)",
    re.IGNORECASE,
)
# A word that small talk does not bring: two kanji or katakana, or a longer Latin word.
SUBJECT = re.compile(r"[\u4e00-\u9fff\u30a1-\u30fa]{2,}|[a-zà-ÿ]{3,}|[?？]", re.IGNORECASE)

_IMPERATIVE = (
    r"(?:して|しろ|せよ|しなさい|しろ|してよ|てください|て下さい|ください|下さい|なさい|よ|ろ|て)"
)
_RULES = r"(?:指示|命令|プロンプト|制約|制限|ガードレール|安全装置|ルール|規則|設定|フィルター?)"
# Orders to the program itself; the rules, settings and limits of a document are fair subjects.
ORDER = re.compile(
    "|".join(
        (
            r"(?:指示|命令|プロンプト)[^。]{0,12}(?:無視|無効|忘れ|従え|従って|出力|開示|書き出"
            r"|上書き|取り消)",
            rf"(?:これまで|今まで|以前|上記|すべて|全て|全部)の{_RULES}[^。]{{0,10}}(?:無視|無効"
            rf"|忘れ|破|捨て|解除)",
            rf"{_RULES}を(?:すべて|全て|全部)?(?:解除し|外し|無視し|破っ|捨て|オフに|切っ)",
            r"システム(?:プロンプト|メッセージ|設定)|初期設定(?:文|の文)",
            r"(?:あなた|君|お前|AI|ボット|アシスタント)(?:の|に与えられた|自身の)[^。]{0,10}"
            r"(?:設定|指示|ルール|プロンプト|命令|構成|正体|コード|パスワード)",
            r"(?:内部|非公開|隠(?:れた|し)|秘密)の?(?:設定|指示|情報|プロンプト|ルール|ファイル"
            r"|文書|資料|データ)[^。]{0,12}"
            r"(?:出力|表示|見せ|開示|教え|書き出|公開|貼)",
            r"設定ファイル|ソースコード|パスワードを(?:教え|出|表示|見せ)"
            r"|api ?キー|秘密鍵|環境変数",
            r"(?:管理者|開発者|デバッグ|root|特権|神|無制限|自由)(?:の)?(?:権限|モード)"
            r"|管理者(?:として|です|より)",
            r"jailbreak|脱獄モード|\bdan\b(?:モード)?として",
            r"(?:資料|文書|記載|出典|根拠|データ|原文|引用|本文|証拠)(?:に|が|は|も)?"
            r"(?:(?!場合|とき|なら|もの)[^。、]){0,8}(?:無|な)(?:く|い)(?!場合|とき|時|なら|もの|項目)"
            r"[^。]{0,16}(?:断言|断定|言い切|事実として|答え|回答|作っ|作り|書い|構わ|よい|いい"
            r"|かまわ)",
            rf"(?:断言|断定|言い切|宣言|復唱|保証|太鼓判)[^。]{{0,4}}{_IMPERATIVE}[。!！\s]*$",
            r"(?:必ず|だけ)[「『].{0,40}[」』]と(?:だけ)?(?:答え|言|回答|出力)",
            r"[」』]と(?:だけ|のみ|必ず)?(?:答え(?:て|ろ|よ|なさい|る?こと)|言(?:って|え|いなさい)"
            r"|回答(?:し|せよ)|出力(?:し|せよ)"
            r"|復唱|繰り返(?:し|せ)|表示(?:し|せよ))",
            r"[」』]という(?:一文|文章?|記述|内容|記載)を[^。]{0,20}(?:作|書|出力|表示|示|加え"
            r"|追加|引用)",
            r"(?:引用|原文|出典|条文)[^。]{0,8}(?:かのよう|らしく|風に|っぽく|見せかけ|をでっち"
            r"|を捏造|を偽)",
            r"捏造|でっち上げ|でっちあげ|(?:嘘|うそ|虚偽|架空|偽)の?[^。]{0,12}(?:書い|作っ|出し"
            r"|答え|引用|でい|作成)",
            r"になりきって|のふりをして|のつもりで答|として(?:振る舞|ふるま|演じ|話して(?:ください|くれ|下さい|ほし|。|$))"
            r"|ロールプレイ",
            r"あなたは(?:今から|これから|今日から|もう|以後)|^あなたは[^、。?？]{1,20}(?:です|だ"
            r"|である)[。、](?![^。]*[?？]$)",
            r"(?:以後|以降|これから|今後)は?、?[^。?？]{0,24}(?:付けず|つけず|振る舞え|従え|答えろ"
            r"|答えよ|答えること|無視)",
            r"(?:詩|俳句|短歌|小説|物語|作文|歌詞|替え歌|脚本|台本|スピーチ|発表文|声明文?|記事"
            r"|プログラム|コード|スクリプト"
            r"|メール文?|手紙|ポスター|キャッチコピー|ダジャレ|冗談|ジョーク|宿題)を[^。]{0,10}"
            r"(?:作っ|作成し|作れ|書い|書け|考え|生成|言っ|代筆|やっ)",
            r"(?:英語|中国語|ポルトガル語|韓国語)に(?:翻訳|訳)(?:し|せ)",
            r"^\s*(?:system|assistant|developer)\s*[:：]|<\s*/?(?:script|system)|\bdrop table\b"
            r"|\brm -rf\b",
            r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}"
            r"(?:instruction|rule|prompt|guideline|document|above|previous|restriction)",
            r"\b(?:your|the|hidden|initial) (?:system )?(?:prompt|instructions|configuration"
            r"|settings)\b",
            r"\byou are (?:now|no longer)\b|\b(?:act|behave) as\b|\bpretend\b|role-?play",
            r"\bmake (?:it|something) up\b|\bfabricat|\binvent (?:a|an|some)\b"
            r"|without (?:any )?(?:citation|source)"
            r"|even if (?:it(?:'s| is)|there is|they)? ?(?:not|no)",
            r"\b(?:say|respond|answer|reply|repeat|state|output)\b[^.?]{0,20}"
            r"(?:only|exactly|after me|\bthat\b[^?]*(?:even|regardless)|[\"“'].+[\"”'])",
            r"\bwrite (?:me )?(?:a|an|some) (?!list)(?:\w+ )?(?:poem|story|essay|song|code|script"
            r"|email|speech|press)",
            r"(?:忽略|无视|忘记|忘掉|不要遵守)[^。]{0,12}(?:指令|指示|规则|提示|要求|限制)"
            r"|系统提示|提示词",
            r"扮演|假装|你现在是|从现在(?:起|开始)你|编造|捏造|即使[^。]{0,8}(?:没有|没写|不存在)",
            r"(?:写|作)(?:一)?(?:首|篇|封|个)[^。]{0,12}(?:诗|文章|故事|歌|邮件|作文|代码)",
            r"\b(?:ignor[ea]|desconsider[ea]|esque[çc]a)\b.{0,30}(?:instru|regra|ordem|documento"
            r"|anterior)",
            r"prompt do sistema|\b(?:aja|comporte-se) como\b|\bfinja\b|faça de conta|você agora é"
            r"|\binvent[ea]\b|mesmo que não|ainda que não|sem (?:citar|fontes?)"
            r"|\bescreva (?:um|uma) (?:poema|história|redação|e-?mail|código|carta)",
        )
    ),
    re.IGNORECASE,
)
