"""What the text leaves open about procedure: each question with its grounds and alternatives.

Apart from the readings of the score: none of these is carried by a scheme's score; each is an
argument of the function that needs it.
"""

from huizhou_qa.errors import Wording
from huizhou_qa.plans.questions import Question, Questions
from huizhou_qa.program.readings import Choice

ON_SITE_QUESTIONS = Questions(
    (
        Question(
            "onsite_scale",
            Wording(
                "10分的要点按五级（5至1分）评，怎样得到10分", "how a point of 10 marks is reached with levels 5 to 1"
            ),
            (
                Choice(
                    "scaled", Wording("分两部分的两次相加，其余的加倍", "two halves are added, any other is doubled")
                ),
                Choice("literal", Wording("每次评价就是所印的分数", "every rating counts as printed")),
            ),
            Wording(
                "照字面汇报交流最多45分，达不到所印的70分",
                "to the letter the first table could reach 45 of the 70 marks printed",
            ),
            Wording("评价细则没有说加倍", "nothing in the rules of rating says that a rating is doubled"),
            locators=("附件2 评价细则",),
        ),
    )
)

PROCEDURE_QUESTIONS = Questions(
    (
        Question(
            "deadline",
            Wording(
                "“12月31日前”含不含31日，逢假日顺延否",
                "whether “before 31 December” counts that day, or a holiday moves it",
            ),
            (
                Choice("day_included", Wording("含当日", "the day itself is in time")),
                Choice("day_excluded", Wording("不含当日", "the day before is the last")),
                Choice(
                    "holiday_shift", Wording("顺延至节后第一个工作日", "the first working day after the holiday is")
                ),
            ),
            Wording(
                "公文中的“前”通常含本日；系统到期自动关闭，故不顺延",
                "notices usually count the day named; the system closes by itself, so nothing moves it",
            ),
            Wording(
                "该日是星期日，又在元旦假期内；“前”字面上不含本数",
                "the day is a Sunday within the New Year holiday; and to the letter 前 leaves the day out",
            ),
            locators=("一、（一）", "三、（一）", "三、（二）"),
        ),
        Question(
            "paper",
            Wording("纸质材料以寄出还是收到为准", "whether paper counts when it is posted or when it is received"),
            (
                Choice("posted", Wording("以寄出为准，收到晚的提醒", "when posted; a late arrival is warned of")),
                Choice("received", Wording("以收到为准", "when received")),
            ),
            Wording("要求的是寄送这一行为", "what is asked for is the act of sending"),
            Wording("“寄送至”也可解为送达", "sent to the office may be understood as arrived there"),
            locators=("三、（二）",),
        ),
        Question(
            "seal",
            Wording(
                "封面盖县（区）政府章还是政府办公室章", "whether the cover bears the government's or its office's seal"
            ),
            (
                Choice("either", Wording("任一均可，只盖一枚的提示", "either will do; a single one is noted")),
                Choice("government", Wording("县（区）人民政府公章", "the government's")),
                Choice("government_office", Wording("县（区）人民政府办公室公章", "the government office's")),
            ),
            Wording(
                "两处写法不同，都不能说是错", "two places of the text name different offices, neither of them wrongly"
            ),
            Wording("封面通常只盖一枚章", "a cover usually bears a single seal"),
            locators=("二、", "三、（二）"),
        ),
    )
)
