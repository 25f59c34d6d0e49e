"""Old and variant forms of kanji with the form that is common today, for search only.

Pairs are written old form first. Compatibility ideographs that NFKC already folds are not listed.
"""

import re

# 旧字体 and the 新字体 of the 常用漢字表
_OLD_FORMS = """
亞亜 惡悪 壓圧 圍囲 醫医 爲為 壹壱 隱隠 榮栄 營営 衞衛 驛駅 圓円 鹽塩 緣縁 艷艶 應応 歐欧 毆殴 櫻桜
奧奥 橫横 溫温 穩穏 假仮 價価 畫画 會会 壞壊 懷懐 繪絵 槪概 擴拡 殼殻 覺覚 學学 嶽岳 樂楽 勸勧 卷巻
寬寛 歡歓 罐缶 觀観 關関 陷陥 巖巌 顏顔 歸帰 氣気 龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙 虛虚 峽峡 挾挟
敎教 狹狭 鄕郷 堯尭 曉暁 區区 驅駆 勳勲 薰薫 徑径 惠恵 揭掲 攜携 溪渓 經経 繼継 莖茎 螢蛍 輕軽 鷄鶏
藝芸 擊撃 缺欠 儉倹 劍剣 圈圏 檢検 權権 獻献 硏研 縣県 險険 顯顕 驗験 嚴厳 吳呉 娛娯 效効 廣広 恆恒
鑛鉱 號号 國国 黑黒 濟済 碎砕 齋斎 劑剤 雜雑 參参 慘惨 棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 辭辞 濕湿
實実 舍舎 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処 緖緒 敍叙 奬奨 將将 燒焼 稱称 證証 乘乗
剩剰 壤壌 孃嬢 條条 淨浄 疊畳 穰穣 讓譲 釀醸 囑嘱 觸触 寢寝 愼慎 晉晋 眞真 盡尽 圖図 粹粋 醉酔 隨随
髓髄 數数 樞枢 聲声 靜静 齊斉 稅税 蹟跡 說説 攝摂 竊窃 絕絶 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅
雙双 壯壮 搜捜 插挿 爭争 總総 聰聡 莊荘 裝装 騷騒 藏蔵 臟臓 屬属 續続 墮堕 體体 對対 帶帯 滯滞 臺台
瀧滝 擇択 澤沢 單単 擔担 膽胆 團団 彈弾 斷断 癡痴 晝昼 蟲虫 鑄鋳 廳庁 聽聴 鎭鎮 遞逓 鐵鉄 轉転 點点
傳伝 黨党 盜盗 燈灯 當当 鬪闘 德徳 獨独 讀読 屆届 繩縄 貳弐 惱悩 腦脳 霸覇 廢廃 拜拝 賣売 麥麦 發発
髮髪 拔抜 蠻蛮 祕秘 濱浜 甁瓶 拂払 佛仏 倂併 竝並 變変 邊辺 辨弁 辯弁 瓣弁 舖舗 寶宝 襃褒 豐豊 沒没
飜翻 每毎 萬万 滿満 麵麺 默黙 彌弥 藥薬 譯訳 豫予 餘余 與与 譽誉 搖揺 樣様 謠謡 遙遥 來来 賴頼 亂乱
覽覧 龍竜 兩両 獵猟 綠緑 壘塁 淚涙 勵励 禮礼 隸隷 靈霊 齡齢 戀恋 爐炉 勞労 樓楼 祿禄 灣湾 內内 戶戸
錄録 黃黄 靑青 淸清 增増 步歩 歷歴 曆暦 强強 彥彦 產産 啟啓 敕勅 尙尚 狀状 巢巣 穗穂 曾曽 槇槙 瑤瑶
"""
# Forms met in names of people and places
_NAME_FORMS = """
﨑崎 嵜崎 髙高 濵浜 邉辺 冨富 嶋島 嶌島 舘館 栁柳 桒桑 槗橋 𣘺橋 曻昇 瀨瀬 渕淵 峯峰 埜野 靏鶴 𠮷吉
ヶケ ヵカ
"""

VARIANTS: dict[int, str] = {ord(pair[0]): pair[1] for pair in (_OLD_FORMS + _NAME_FORMS).split()}

# Words written with 々 whose kanji some write twice. Between other kanji two equal ones mostly end
# one word and begin the next (商品品質, 年度度数); only in names are they one word there too.
_REPEATED = "人様種個我元色益続転細別隅山木島家品粛少段方数点往日年時国村"
_REPEATED_IN_NAMES = "佐代奈野久"
_KANJI = "一-鿿"

DOUBLED = re.compile(
    rf"(?<![0-9{_KANJI}])([{_REPEATED}])\1(?![{_KANJI}])|([{_REPEATED_IN_NAMES}])\2"
)
