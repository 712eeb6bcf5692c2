"""What the names of the 2017 plan are in English, each by the Chinese name. Words for readers: they score nothing."""

from huizhou_qa.frozen_mapping import FrozenMapping

_TITLE = FrozenMapping(
    {
        "惠州市2017年度县（区）人民政府质量工作考核": "Huizhou 2017: quality work of county and district governments",
        "惠州市2017年度县（区）人民政府质量工作考核实地核查要点及评分要求": "Huizhou 2017: on-site check, points and scoring",
    }
)
_HEADINGS = FrozenMapping(
    {
        "质量目标": "quality targets",
        "产品质量": "product quality",
        "工程质量": "works quality",
        "服务质量": "service quality",
        "环境质量": "environmental quality",
        "质量效果": "quality results",
        "质量措施": "quality measures",
        "质量发展": "quality development",
        "质量工作机制": "organisation of quality work",
        "质量提升": "quality improvement",
        "质量品牌建设": "quality brands",
        "质量文化建设": "quality culture",
        "质量安全": "quality and safety",
        "产品质量监管": "supervision of products",
        "工程质量监管": "supervision of works",
        "服务质量监管": "supervision of services",
        "环境质量监管": "supervision of the environment",
        "质量安全风险管理": "management of quality risks",
        "质量诚信建设": "honesty in quality",
    }
)
_ITEMS = FrozenMapping(
    {
        "产品质量监督抽查不合格产品发现率": "failure rates in product sampling",
        "主要农产品质量安全监测合格率": "pass rates of farm products",
        "食品质量抽检情况": "food sampling",
        "建筑工程质量情况": "building works",
        "水利建设质量情况": "water works",
        "交通工程质量情况": "transport works",
        "现代服务业增加值": "modern services",
        "服务质量效果": "results of service quality",
        "空气质量水平": "air quality",
        "水环境质量": "water quality",
        "质量技术基础建设情况": "quality infrastructure",
        "获得国家级和省级质量激励项目": "national and provincial quality projects won",
    }
)
_CLAUSES = FrozenMapping(
    {
        "国抽不合格产品发现率": "failure rate in national sampling",
        "省抽不合格产品发现率": "failure rate in provincial sampling",
        "市抽不合格产品发现率": "failure rate in city sampling",
        "上级质监部门质量警示": "quality warnings from higher authorities",
        "蔬菜监测合格率": "pass rate of vegetables",
        "畜禽产品监测合格率": "pass rate of livestock products",
        "水产品监测合格率": "pass rate of aquatic products",
        "残留抽检镇办覆盖率": "towns covered by residue testing",
        "食品抽检信息公布": "food sampling results published",
        "建筑工程一次验收合格率": "building works accepted at first inspection",
        "建筑工程质量监督覆盖率": "building works supervised",
        "建筑工程质量监督人员": "building supervisors",
        "水利建设质量工作评价": "quality work on water works, as awarded",
        "交通工程一次验收合格率": "transport works accepted at first inspection",
        "交通工程质量监督覆盖率": "transport works supervised",
        "交通工程质量监督人员": "transport supervisors",
        "现代服务业增加值比重": "share of modern services",
        "参与制定服务业标准和满意度规范": "service standards drafted",
        "旅游市场秩序综合水平指数": "order of the tourism market, as awarded",
        "空气质量优良天数达标率": "days with good air",
        "PM2.5年均浓度": "annual mean of PM2.5",
        "集中式饮用水源水质达标率": "drinking water sources in compliance",
        "地表水水质优良比例": "surface water of classes I to III",
        "地表水劣Ⅴ类断面控制比例": "surface water below class V",
        "黑臭水体消除比例": "black and odorous water removed",
        "质量技术基础综合测算": "quality infrastructure index",
        "质检中心（站）超期未建成": "inspection centres overdue",
        "国家级和省级质量激励项目": "national and provincial quality projects",
    }
)
_MEASURES = FrozenMapping(
    {
        "质量强市方案、机构与经费": "plan, office and funds for a city of quality",
        "质量月等主题活动": "quality month and other campaigns",
        "肉类蔬菜流通追溯体系": "tracing of meat and vegetables",
        "基层农产品监管能力与检测体系项目验收": "supervision and testing of farm products in towns",
        "质量提升行动": "campaigns to improve quality",
        "标准化战略与重点领域标准体系": "standardisation strategy and standards of key fields",
        "质量投诉处理与热线办结率": "quality complaints handled and hotline cases closed",
        "质量品牌计划与工业企业品牌培育": "brand plan, and brands of industrial firms",
        "先进质量管理方法与三品行动": "quality management methods, and campaign for consumer goods",
        "工匠精神宣传与中小学质量教育": "craftsmanship and quality education in schools",
        "打击侵权假冒与行政执法": "action against infringement and counterfeits",
        "消费品风险监测与监督抽查": "risk monitoring and sampling of consumer goods",
        "对下级政府食品药品安全考核": "assessment of lower governments on food and drugs",
        "红盾质量维权与网络市场监管": "consumer rights and online markets",
        "农资打假与农产品专项整治": "campaigns on counterfeit farm inputs and on farm products",
        "交通运输重点产品抽查": "sampling of key transport products",
        "工程质量治理提升与执法检查": "works quality campaign, and inspections",
        "工程质量事故问题调查处理": "works accidents investigated and dealt with",
        "公路水运工程质量安全抽查": "sampling of highway and waterway works",
        "生产性和生活性服务业质量": "quality of services to producers and consumers",
        "旅游市场综合监管": "supervision of the tourism market",
        "医疗质量管理": "management of medical quality",
        "水污染防治": "prevention of water pollution",
        "大气污染防治": "prevention of air pollution",
        "土壤污染防治": "prevention of soil pollution",
        "食品安全风险监测": "monitoring of food risks",
        "特种设备隐患治理与电梯监管": "hazards of special equipment removed, and lifts supervised",
        "农产品质量安全风险监控": "monitoring of farm product risks",
        "市场主体信用记录与标准自我声明": "credit records and self-declared standards",
        "旅游失信惩戒与不良信息公布": "dishonest tourism firms penalised and named",
    }
)
_INCIDENTS = FrozenMapping(
    {
        "扣分项": "deductions",
        "产品质量安全事件": "product quality incidents",
        "质量安全事件": "quality and safety incidents",
        "因产品质量问题": "caused by product quality",
        "非因产品质量问题": "not caused by product quality",
        "造成严重财产损失或人身伤害": "serious damage or injury",
        "未造成严重财产损失或人身伤害": "no serious damage or injury",
        "国务院（或其授权部门）认定": "recognised by the state",
        "省政府（或其授权部门）认定": "recognised by the province",
        "其他机关认定": "recognised by another body",
        "无机关认定": "recognised by nobody",
        "特别重大": "especially major",
        "重大": "major",
        "其他级别": "of another severity",
        "判定为系统性、区域性": "systemic or regional",
        "未判定为系统性、区域性": "not systemic or regional",
        "已确认": "confirmed",
        "待确认": "pending",
    }
)

_PAPERS = FrozenMapping(
    {
        "实施方案": "the plan",
        "市政府": "the city government",
        "自评报告": "self-assessment report",
        "自评打分表": "self-scoring sheet",
        "证明资料目录": "catalogue of proof",
        "考核工作联系人员名单": "list of contacts for the assessment",
        "评分依据（注明得分、扣分情况）": "reasons (for points and deductions)",
        "总体质量工作情况": "quality work in general",
        "定量目标完成情况": "how far the targets were met",
        "定性质量措施落实情况": "how the measures were carried out",
        "对否决项的说明": "statement on the veto",
        "质量工作创新成效": "innovation in quality work",
        "存在的问题及下一步工作措施": "problems and next steps",
        "分管领导": "leader in charge",
        "工作人员": "member of staff",
        "姓名": "name",
        "单位": "unit",
        "职务": "position",
        "手机": "mobile phone",
        "邮箱": "e-mail",
    }
)
_ON_SITE = FrozenMapping(
    {
        "汇报交流": "report and discussion",
        "质量发展规划": "plan of quality development",
        "规划及措施": "the plan and its measures",
        "质量工作定位": "rank of quality work",
        "质量文化": "culture of quality",
        "质量安全监管": "supervision of quality and safety",
        "打击违法协作机制": "joint action against offences",
        "四类质量安全措施": "safety measures in four fields",
        "品牌建设": "building of brands",
        "质量创新": "innovation",
        "质量成效": "what quality work achieved",
        "实地考察": "visit to firms",
        "质量管理": "quality management",
        "质量安全风险控制": "control of quality and safety risks",
        "品牌建设和市场": "brands and their market",
        "产品出厂检验": "inspection of products before delivery",
        "企业责任": "responsibility of firms",
        "政府质量工作评价": "view of the quality work of the government",
        "好": "good",
        "较好": "fairly good",
        "一般": "fair",
        "差": "poor",
        "非常差": "very poor",
    }
)
_STAGES = FrozenMapping(
    {
        "自我评价": "the unit's own assessment",
        "文审初评": "review of documents",
        "实地核查": "on-site check",
        "综合考核": "comprehensive assessment",
        "报批与通报": "approval and notice",
    }
)
_DEPARTMENTS = FrozenMapping(
    {
        "质监部门": "quality supervision",
        "农业、海洋渔业部门": "agriculture, ocean and fisheries",
        "食品药品监管部门": "food and drug supervision",
        "住房和城乡规划建设部门": "housing and construction",
        "水务部门": "water affairs",
        "交通运输部门": "transport",
        "发展改革、商务、统计部门": "development and reform, commerce, statistics",
        "商务、质监等有关部门": "commerce, quality supervision and others",
        "旅游部门": "tourism",
        "环保部门": "environmental protection",
        "科技、质监、检验检疫部门": "science and technology, quality supervision, inspection and quarantine",
        "质监、住房和城乡规划建设、水务、经济和信息化局、检验检疫等部门": (
            "quality supervision, housing and construction, water affairs, economy and information technology, "
            "inspection and quarantine, and others"
        ),
        "质监、住房和城乡规划建设、商务、环保等部门": (
            "quality supervision, housing and construction, commerce, environmental protection, and others"
        ),
        "质监、工商、环保、食品药品监管等部门": (
            "quality supervision, industry and commerce, environmental protection, food and drug supervision, and others"
        ),
        "商务部门": "commerce",
        "农业部门": "agriculture",
        "质监、经济和信息化局、发展改革部门": (
            "quality supervision, economy and information technology, development and reform"
        ),
        "工商、质监、商务、食品药品监管、旅游、交通运输等部门": (
            "industry and commerce, quality supervision, commerce, food and drug supervision, tourism, transport, "
            "and others"
        ),
        "经济和信息化局、质监部门": "economy and information technology, quality supervision",
        "经济和信息化局、住房和城乡规划建设、商务、质监等部门": (
            "economy and information technology, housing and construction, commerce, quality supervision, and others"
        ),
        "检察机关、知识产权、工商、质监等部门": (
            "procuratorates, intellectual property, industry and commerce, quality supervision, and others"
        ),
        "工商部门": "industry and commerce",
        "农业、工商部门": "agriculture, industry and commerce",
        "发展改革、商务部门": "development and reform, commerce",
        "卫生和计生部门": "health and family planning",
        "卫生和计生、食品药品监管等部门": "health and family planning, food and drug supervision, and others",
        "食品药品监管、工商、质监、农业、海洋渔业等部门": (
            "food and drug supervision, industry and commerce, quality supervision, agriculture, ocean and fisheries, "
            "and others"
        ),
        "公安、住房和城乡规划建设、商务、卫生和计划生育、安监、工商、质监、食品药品监管、旅游等部门": (
            "public security, housing and construction, commerce, health and family planning, work safety, "
            "industry and commerce, quality supervision, food and drug supervision, tourism, and others"
        ),
    }
)

ENGLISH: FrozenMapping[str, str] = FrozenMapping(
    {
        **_TITLE,
        **_HEADINGS,
        **_ITEMS,
        **_CLAUSES,
        **_MEASURES,
        **_INCIDENTS,
        **_PAPERS,
        **_ON_SITE,
        **_STAGES,
        **_DEPARTMENTS,
    }
)
