"""Where the fonts of official documents are found, and what stands in for one that is not there.

Word and WPS name 方正小标宋, 仿宋_GB2312, 黑体 and 楷体_GB2312; a PDF must embed them. The project's set-up puts free fonts of
the same kinds (Fandol, Noto CJK) into ``share/gouji/fonts`` of its environment; fonts of the system are used too.
"""

from __future__ import annotations

#: Families by use, best first: those that offices have, then free ones.
SONG_TITLE = (
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "方正小标宋简体",
    "FandolSong",
    "Noto Serif CJK SC",
    "SimSun",
)
FANG = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "STFangsong", "FandolFang R", "FandolFang", "Noto Serif CJK SC")
HEI = ("SimHei", "黑体", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC")
KAI = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "STKaiti", "FandolKai", "LXGW WenKai", "Noto Serif CJK SC")
#: Last resort for every use: any font with Chinese characters.
ANY = ("Noto Sans CJK SC", "Noto Sans CJK TC", "Droid Sans Fallback", "WenQuanYi Zen Hei", "SimSun")
