"""Words of asking: they carry no subject and are left out when a question is matched."""

from functools import cache

from index.tokens import tokenise

_SPOKEN = """
何 なに なん どう どこ いつ だれ 誰 どなた なぜ どうして どの どれ どんな どちら いくつ いくら
どのよう 教えて ください 下さい 説明 記載 書かれ 書いて 載って 述べ 触れ 定め 規定 内容 について
関して に対して 知りたい 確認 したい ほしい 欲しい お願い 願い 挙げて 列挙 示して 見せて
まとめて 並べて 変わり 変わった 変更 変更点 変化 違い 違う 改正 改定 見直し 見直す 見直し後
見直し前 見直し前後 見直し案 見直された
改正後 改正前 改正案 現行 従前 新旧 後 前 前後 以前 現在 今 今回 新しい 古い 旧 新 案 欄 項 項目
章
節 条 ページ 頁 文書 資料 文 文言 書き方 表現 とき 時 場合 それ これ あれ その この あの そこ
ここ じゃあ では ほか 他 別 もの こと ところ 方 ほう 点 部分 どういう という いう 言う 言葉 用語
意味 定義 すべて 全て 全部 それぞれ 一覧 具体的 簡単 一言 詳しく 例 全文 市 市役所 役所 町 村 私
うち 自分 人 必要 結局 そもそも だけ まで 以上 以下 程度 くらい ぐらい ごろ 頃 担当 部署 所管 件
個 件数 数 回 年 年度 月 日 いま 位置付け 位置付ける 思う 考える 聞く 聞ける 分かる 解る 見る
書く 読む 載る 言える 出る 来る 行く 作る 行う 持つ 入る なさる 致す 申す らしい よう 様 そう
無い 良い ある 存在 決まり 決まる
遣る もらう 貰う くれる 呉れる しまう 仕舞う みる 置く おく つもり 積り 訳 わけ 話 はなし 奴 やつ
達 たち
さん 様子 もっと もう 一番 いちばん 最も とても すごく 中々 なかなか 普段 ふだん 例えば たとえば
やはり 矢張り
一体 大体 だいたい 結構 実際 本当 勿論 もちろん ちょっと 一寸 少し 多分 きっと 凡そ 唯 ただ 但し
特に
取る 掛ける 掛かる 付く 付ける 立つ 入れる 打つ 手 気 側 際 上 中 下 間 為 毎 ごと 等 など 位 辺
辺り
何とか なんとか みんな 皆 皆さん 気になる 気に成る 扱う 済む 下さい 仰る 呼ぶ 続く 因みに ちなみに
又 また
何年 何月 何日 何人 何件 何回 何時 何曜日 何個 何か所 何箇所 何名 何割 何歳 何円 何階 何番 何年度
何年間
年ごろ 年頃 年くらい 年ぐらい
何か月 何章 何条 何種類 何項目 何校 何世帯 何課 何部 何地区 何時間 何日間
資料 書類 本 紙 記述 該当 一つ 二つ ひとつ ふたつ 目 番目 同じ そういう こういう ああいう 色々
いろいろ 様々 ひととおり 一通り ざっと ざっくり おもに 主に 冊子 通算
"""
_ENGLISH = """
the a an of in on at for to is are was were be does do did what which who when where why how
quem está estão entre ao aos à às pela pelo seu sua isso este esta documento cidade significa
exemplos aparecem existe existem há ser foi tem segundo
will would can could should may might must have has had has been being not own its his her their
you your we
our they them he she document documents according mean means meaning s t re such than then into
out up per
each every both between during within does say says said written mentioned
many much any there this that it and or as by from with about city please tell me o a os as de
do da dos das em no na que qual quais quando onde como por para um uma é são
"""


@cache
def question_words() -> frozenset[str]:
    """Give the words of asking as search terms."""
    terms = {term for word in _SPOKEN.split() for term in tokenise(word)}
    return frozenset(terms | set(_SPOKEN.split()) | set(_ENGLISH.split()))
