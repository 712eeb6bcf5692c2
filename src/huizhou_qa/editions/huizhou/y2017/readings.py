"""What the 2017 text leaves open: every reading with its grounds, and the questions only its owner can answer."""

from huizhou_qa.errors import Wording
from huizhou_qa.program.readings import Choice, Reading, Shorthand

STEP_CHOICES = (
    Choice("whole", Wording("满一步才扣，不满一步不扣", "only whole steps cost; part of a step costs nothing")),
    Choice("started", Wording("不满一步按一步扣", "a step that has begun costs as a whole one")),
    Choice("prorata", Wording("按比例扣，不满一步按实际份额扣", "every part of a step costs its share")),
)
STEP_COUNTER = Wording(
    "按满步计，未到线但差不足一步的也得满分；同类方案也有按比例扣分的",
    "under whole steps a unit just off the line keeps full marks; sibling schemes also deduct pro rata",
)


def _part_steps(id_: str, zh: str, en: str, grounds: Wording) -> Reading:
    question = Wording(f"{zh}不足一步的部分怎样扣分", f"what a part of a step costs in {en}")
    return Reading(id_, question, STEP_CHOICES, grounds, STEP_COUNTER)


READINGS: tuple[Reading, ...] = (
    _part_steps(
        "part_steps_6_2",
        "交通工程质量监督覆盖率",
        "transport supervision coverage",
        Wording(
            "“含1个百分点”说的是满一个百分点的那一刻，按比例扣则此语无用；扣分有疑义时作有利于被考核方的解释",
            "“1 point included” speaks of the moment a full point is reached and would be idle pro rata; "
            "doubt about a deduction goes to the assessed",
        ),
    ),
    _part_steps(
        "part_steps_10_1",
        "空气质量优良天数达标率",
        "the rate of good air days",
        Wording(
            "与6.2同理，以“每少1%”为一步；扣分有疑义时作有利于被考核方的解释",
            "as in 6.2, each 1% short is a step; doubt about a deduction goes to the assessed",
        ),
    ),
    _part_steps(
        "part_steps_10_2",
        "PM2.5年均浓度",
        "the annual mean of PM2.5",
        Wording(
            "与6.2同理，以“每增加1微克”为一步；扣分有疑义时作有利于被考核方的解释",
            "as in 6.2, each microgram more is a step; doubt about a deduction goes to the assessed",
        ),
    ),
    Reading(
        "services_band_ends",
        Wording("40%、30%、20%这些两档共有的端点归哪一档", "which band the shared ends 40%, 30% and 20% belong to"),
        (
            Choice("upper", Wording("共有端点归得分高的一档", "a shared end belongs to the better band")),
            Choice("lower", Wording("共有端点归得分低的一档", "a shared end belongs to the worse band")),
        ),
        Wording(
            "唯一写明“含”的50%归高档，本方案其余共有端点也归高档",
            "50%, the only end printed as included, goes up, and so do the ends that the plan settles elsewhere",
        ),
        Wording(
            "法律用语中“以下”包括本数，20%则不得分",
            "in statutes 以下 includes the number, which leaves 20% without marks",
        ),
    ),
    Reading(
        "agri_products",
        Wording(
            "三类产品中一类不达标，其余两类是否得分",
            "whether one class that misses its line costs the others their marks",
        ),
        (
            Choice("separate", Wording("各类分别计分", "each class earns its own marks")),
            Choice("joint", Wording("三类都达标才得分", "all three classes must reach their lines, or none earns")),
        ),
        Wording(
            "分值按1.5、1.5、1分配给三类，又用“分别”，连带则分配无意义",
            "the marks are split 1.5, 1.5 and 1 and the text says 分别; read jointly the split would mean nothing",
        ),
        Wording(
            "句末只有一个“否则不得分”，可解为管全句",
            "there is a single 否则不得分 at the end, which may govern the whole",
        ),
    ),
    Reading(
        "empty_project_class",
        Wording("本年度没有某一类工程时如何计", "what counts where there was no project of one class"),
        (
            Choice("satisfied", Wording("没有不合格的工程，视为达到", "a class without projects counts as reached")),
            Choice("needs_ruling", Wording("没有的一类须裁定", "a class without projects needs a ruling")),
        ),
        Wording(
            "没有工程就没有不合格的工程；两类都没有的仍须裁定",
            "where there is no project none has failed; where both classes are empty a ruling is needed all the same",
        ),
        Wording("没有工程也就无从“达到”", "where there is no project nothing has reached the line either"),
    ),
    Reading(
        "inferior_v_ratio",
        Wording(
            "未达目标时，实际比例占目标的比重如何算",
            "how the actual share is held against the target where it is missed",
        ),
        (
            Choice(
                "complement",
                Wording("Ⅰ至Ⅳ类比例÷（100−目标）", "the share of classes I to IV ÷ (100 − target)"),
            ),
            Choice(
                "complement_i_to_v",
                Wording("（100−劣Ⅴ类比例）÷（100−目标）", "(100 − the share below V) ÷ (100 − target)"),
            ),
            Choice(
                "literal_capped",
                Wording(
                    "Ⅰ至Ⅳ类比例÷目标，得分不超过1.05",
                    "the share of classes I to IV ÷ the target as printed, at most 1.05",
                ),
            ),
        ),
        Wording(
            "目标是劣Ⅴ类的上限，换成清洁一侧的100−目标，比重才不超过1，目标为0时也有意义",
            "the target is a ceiling for the share below V; only on the clean side is the ratio bounded by 1 and "
            "defined at a target of 0",
        ),
        Wording(
            "文字直接说“占年度水质控制目标的比重”；Ⅴ类断面因此被当作失分",
            "the words speak of the target itself; and sections of class V are left counted as a failure",
        ),
    ),
    Reading(
        "incentive_margin",
        Wording("恰好高于全市平均值20%算不算", "whether exactly 20% above the average is enough"),
        (
            Choice("at_least", Wording("达到平均值的1.2倍即可", "1.2 times the average is enough")),
            Choice("more_than", Wording("须超过平均值的1.2倍", "more than 1.2 times the average is needed")),
        ),
        Wording(
            "“高于”修饰平均值，20%是幅度，恰高20%即满足",
            "高于 governs the average and 20% is the margin; being 20% higher satisfies it",
        ),
        Wording("同一句别处用“达到”而此处不用", "the same sentence says 达到 elsewhere and not here"),
    ),
    Reading(
        "overdue_centres",
        Wording("有多个超期未建成的中心（站）时扣几分", "what several overdue centres cost"),
        (
            Choice("once", Wording("只扣一次1分", "one mark in all, however many centres are overdue")),
            Choice(
                "per_centre",
                Wording("每个扣1分，本项扣完为止", "one mark for each centre, until the item has none left"),
            ),
        ),
        Wording(
            "“有……的，扣1分”，没有写“每个”", "the text says that where there is one, 1 is taken; it does not say each"
        ),
        Wording("超期两个的比一个的更差，却扣得一样", "two overdue centres are worse than one and would cost the same"),
    ),
    Reading(
        "average_over",
        Wording("全市平均值是否包括本单位", "whether the city average counts the unit itself"),
        (
            Choice("with_self", Wording("平均值包括本单位", "the average counts the unit itself")),
            Choice("without_self", Wording("平均值只算其他单位", "the average counts only the other units")),
        ),
        Wording("全市平均值是全市各单位的平均值", "the average of the city is that of all its units"),
        Wording(
            "包括本单位，领先者抬高、落后者拉低自己要比的线",
            "counting itself, a leader lifts and a laggard lowers the line it is held against",
        ),
    ),
    Reading(
        "assessment_year",
        Wording("考核年度的起止", "where the assessment year begins and ends"),
        (
            Choice("calendar", Wording("2017年1月1日至12月31日", "1 January to 31 December 2017")),
            Choice("july_to_june", Wording("2016年7月1日至2017年6月30日", "1 July 2016 to 30 June 2017")),
        ),
        Wording("方案称2017年度，材料2017年底报送", "the plan speaks of the year 2017 and takes materials at its end"),
        Wording(
            "上位办法的考核年度为上年7月1日至当年6月30日",
            "the national method's year runs from 1 July to 30 June",
        ),
    ),
    Reading(
        "incident_class_b",
        Wording("“以及”之后的事件是否也须省级认定", "whether the events named last need a provincial finding too"),
        (
            Choice("independent", Wording("无须认定，造成严重后果即扣分", "serious harm is enough, without a finding")),
            Choice("needs_finding", Wording("须经国家或省级认定", "the State or the province must have recognised it")),
        ),
        Wording("按语法，“以及”引出的是另一类独立的事件", "by grammar 以及 adds a second, independent kind of event"),
        Wording(
            "无须认定则任何一起严重事件都扣10分，过重",
            "without a finding every serious case costs 10 marks, which is heavy",
        ),
    ),
    Reading(
        "written_places",
        Wording(
            "各款得分写到几位小数（四舍五入，只一次）",
            "how many places a clause's points are written with, half up, once",
        ),
        tuple(
            Choice(places, Wording(f"{places}位小数", f"{places} places" if places != "1" else "1 place"))
            for places in ("2", "1", "3", "4", "6", "12")
        ),
        Wording(
            "自评得分栏要填写具体数字，所印分值写到两位小数都能写全",
            "the sheet's column holds written figures, and every printed mark fits in two places",
        ),
        Wording(
            "方案没有规定位数；写到12位与不舍入无异",
            "the plan fixes no number of places; 12 are as good as exact",
        ),
    ),
    Reading(
        "grade_lines",
        Wording("89.5这样落在两级之间的总分如何定级", "how a total between two bands, such as 89.5, is graded"),
        (
            Choice("continuous", Wording("不作舍入，达到90分才是A级", "without rounding: an A needs 90")),
            Choice(
                "rounded", Wording("先四舍五入到整数再定级", "rounded to a whole number, half up, before it is graded")
            ),
        ),
        Wording("取整会把没有达到的线算作达到", "rounding would count a line as reached that was not"),
        Wording(
            "上位办法的分数段是整数段，中间有空档，像是先取整再定级",
            "the national bands are of whole numbers with holes between, as if totals were whole already",
        ),
    ),
)

SHORTHANDS = (Shorthand("part_steps", ("part_steps_6_2", "part_steps_10_1", "part_steps_10_2")),)

# What no reading can settle: the plan's owner has to say, or another document of theirs.
OWNER_QUESTIONS: tuple[Wording, ...] = (
    Wording("等级分数线，以及小数总分如何定级", "the grade lines, and how a fraction of a mark is graded"),
    Wording("实地核查100分与附件1的100分如何合成", "how the on-site 100 joins the 100 of Annex 1"),
    Wording("全市平均值按几个单位计算", "which units the city average is over"),
    Wording(
        "11.3的算式，以及11.2至11.4是否确为2016年度目标",
        "the formula of 11.3, and whether 11.2 to 11.4 really mean the targets of 2016",
    ),
    Wording("第5项、第9项评价结果如何换算成得分", "how the results behind items 5 and 9 become marks"),
    Wording("6.2和第10项按步扣还是按比例扣", "steps or pro rata in 6.2 and item 10"),
    Wording("第14至43项能否给部分分、怎样给", "whether and how items 14 to 43 earn part of their marks"),
    Wording("没有考核对象的款如何计分", "what a unit receives for a clause that has nothing to measure"),
    Wording("扣分项“以及”之后的事件是否须经认定", "whether the second kind of deduction needs a finding"),
)
