"""The grade lines. Only D is named in the plan itself; the lines come from the national method."""

from huizhou_qa.scheme.grades import GradeLine, GradeRule

GRADES = GradeRule(
    lines=(GradeLine("A", 90), GradeLine("B", 80), GradeLine("C", 60)),
    lowest="D",
    source="国办发〔2013〕47号《质量工作考核办法》第五条：A级90分及以上，B级80至89分，C级60至79分，D级59分及以下",
)
