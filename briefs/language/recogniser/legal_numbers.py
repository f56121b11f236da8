"""What is Japanese by its pattern: years of eras in titles, numbers of laws and bills, judgments in reports."""

from briefs.language.han import HAN
from briefs.patterns import lazy_pattern

_ERA = r"(?:明治|大正|昭和|平成|令和)"
_NUMBER = r"(?:元|\d{1,2}|[一二三四五六七八九十]{1,3})"
LAW_NUMBER = lazy_pattern(
    rf"{_ERA}(?:元|\d{{1,2}})年(?:法律|政令|勅令|条約|[^\W\d]{{1,9}}(?:省令|府令|規則|告示))第\d+号"
    r"|第\d+回(?:国会)?[閣衆参]法第\d+号|第\d+回国会"
)
"""令和7年法律第53号, 平成28年個人情報保護委員会規則第3号, 第217回国会, 第217回閣法第29号."""
DAY = lazy_pattern(rf"{_ERA}{_NUMBER}年\d{{1,2}}月\d{{1,2}}日")
"""The day of a judgment: 令和2年11月25日."""
DOCKET = lazy_pattern(rf"{_ERA}{_NUMBER}年?[（(][ぁ-んァ-ヶ{HAN}]{{1,4}}[）)]第?\d+号")
"""The number of a case at a Japanese court: 平成28年（許）第45号, 令和3年（行ヒ）第76号."""
COURT = lazy_pattern(r"[判決命審]$")
TYPED_IN_CHINESE = lazy_pattern(r"[^，。；、（(]{0,60}[號卷]")
"""A judgment whose volume or number is in Chinese characters (29卷4號) is typed in Chinese as a whole."""
ERA_YEAR = lazy_pattern(rf"{_ERA}{_NUMBER}年(?P<edition>度版|版)?度?")
"""令和3年, 令和3年版: the year of an edition begins the title of a white paper."""
REPORT = lazy_pattern(r"\d+巻(?:\d+号)?(?:\d+頁(?:以下)?)?|\d+号\d+頁(?:以下)?")
"""The volume and page behind the name of a report or journal: 71巻3号13頁."""
PROVISION = lazy_pattern(r"第?\d+条(?:の\d+)*(?:第?\d+項)?(?:第?\d+号)?(?:ただし書|但書|前段|後段|本文|各号|柱書)?")
"""An article in Japanese characters: 第21条第2項, 9条の2第1項ただし書."""
BUREAU = lazy_pattern(rf"(?<=[省庁府])[{HAN}]{{2,9}}?(?:局|総合政策局|政策統括官|統括官|官房)(?!長)")
"""A part of a ministry behind its name: 総務省情報流通行政局."""
