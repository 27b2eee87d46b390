"""Makes the two subset faces that the press opens first, from the full Noto Serif SC faces.

Run by hand when the source faces change, then commit the result with SHA256SUMS:

    python mediation/documents/fonts/make_subsets.py FOLDER_WITH_THE_FULL_FACES

The folder holds NotoSerifSC_400Regular.ttf and NotoSerifSC_700Bold.ttf (SIL Open Font License 1.1).
The subsets carry a name of their own, as a changed face should; hinting and layout tables are left out,
for paper does not use them.
"""
from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FACES = {
    "NotoSerifSC_400Regular.ttf": ("CaseworkSong-Regular.ttf", "Casework Song", "Regular"),
    "NotoSerifSC_700Bold.ttf": ("CaseworkSong-Bold.ttf", "Casework Song", "Bold"),
}
SYMBOLS = "〇〔〕【】〖〗「」『』・·—…“”‘’￥¥℃‰№√×÷±≤≥≠→■□▲△●○◎◆◇★☆①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳々"
# Characters of names that GB 2312 lacks and that registers of residents show often.
NAMES = (
    "㛃䶮𬱖𠅤喆堃昇玥珺祎翀赟頔芃旻垚骉犇羴猋甯韡瑄璟琰琋珝珣珮珩珞珺琭琮琪瑀瑗瑜瑢璇璐璘璠瓛曈暎暐曦晞晢晧晔昕昉昳"
    "婳媖媛嫄嫚嬅妘妤姵婕婧婵婠娉娴沄沚沨泓泠洺浛浠浥涵淏淼淯湉湜湲溁溦滢滪澍澔濛瀚瀛炘炜炫烜烨焓焜煊煜煦煐熠熹燊燚"
    "堉塬埕坤垣垲垯埇堽屹岍岚峋崟嵊嵘嶷巍棪楒楠榕樾橦橪檑杍柃柠栩梓棽椋槿翊翎翙翚翥翯祁祐祯祺禛禤秾稷穆竑竣笑筠"
    "篁粲絪綝緁纮绎绡绮绯缇缦缪羿耀聃聿芊芮苡苒茉茜茗莀莞莜菡萱葳蒨蓁蔺蕙薇薷蘅蘩虓虢蠡衎袆裎褀褚覃訢訾诒诩诺谖谞"
    "贇贲赓赪轩轲轶辂迦迪逯逵郃郄郗郜郝鄀鄢鄯酉酆釗鈞鉴鋆銮钇钊钜钰铖铮铱锐锜锳锴锶锽镕镕镡镠镧镱闫闵阚闳陟陞隗隽霁霂霈"
    "霏霖霙霨靓靖韦韫韬韶颀颋颎颐颙颢飏馨骁骅骐骕骙骞骢骥鬯魏鲲鸢鸾鹍鹏鹭麒麟黄黎黛鼐龑龔龢叡堯峯峰喆囍堃夌奭妍孖孜宬尧"
    "彣彧怡恺恬愃慜懿扬抒挺捷揆搴撝攸敔斌斐旸旼昊昌昍昚昰昶晗晙晟晥晨晶暄暘曌曜朕朦杰杼枳柏桀桄桐梣梵棨楙楚楝榑樊樨槑"
    "欢欣歆毓毅氚汐汭沂沅沐沣沁沛沪泂泽洄洋洛洧洵浔浚浩涛润淇淑淳渊渝渤湛湘源溥溪溯滟漪潇澈澄澜澹濂濮灏焘焯焱煒煖熙"
    "爽牧牼犀玎玑玓玕玖玙玚玘玟玠玢玭玮玲玳玶玷珂珅珈珉珊珌珏珑珙珠珧珪珰珲珽琀琅琇琎琏琑琛琚琢琤琥琦琨琫琬琯琲琳琴琵琼"
    "瑁瑃瑆瑔瑖瑛瑞瑧瑨瑭瑰瑱瑶瑷瑸瑾璀璁璃璆璈璋璎璜璞璧璨璩璪璲瓒瓖瓘瓞甦畅畇畯皊皎皓皛盈睿瞳矞砚碧磊磬祉祐祎祗祜祚祥"
)


def wanted() -> set[int]:
    """The code points of GB 2312 (without its table frames), Latin, the symbols of papers and the names."""
    points = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(range(0x2010, 0x2030))
    for row in (*range(0xA1, 0xA9), *range(0xB0, 0xF8)):
        for cell in range(0xA1, 0xFF):
            try:
                points.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return points | {ord(character) for character in SYMBOLS + NAMES}


def make(source: Path, target: Path, family: str, style: str) -> None:
    """Writes one subset face under its own name."""
    options = subset.Options(hinting=False, glyph_names=False, notdef_outline=True, layout_features=[],
                             recalc_timestamp=False, drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea",
                                                                  "vmtx", "gasp", "prep", "DSIG"])
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    notice = font["name"].getDebugName(0)
    postscript = f"{family.replace(' ', '')}-{style}"
    font["name"].names = []
    texts = {0: f"{notice} Subset of Noto Serif SC {style}.", 1: family, 2: style, 3: postscript,
             4: f"{family} {style}", 5: "Version 1.0", 6: postscript, 13: "SIL Open Font License, Version 1.1",
             14: "https://openfontlicense.org"}
    for number, text in texts.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(target)


def main() -> None:
    folder = Path(sys.argv[1])
    for source, (target, family, style) in FACES.items():
        make(folder / source, HERE / target, family, style)


if __name__ == "__main__":
    main()
