import { presetOf, said } from './preset.ts'

export const ca = presetOf({
  title: '淳安县“两办”信息工作会议讲话',
  unitClasses: [
    { id: 'town', name: '乡镇' },
    { id: 'department', name: '部门' },
  ],
  categories: [
    {
      category: 'problem',
      structure: ['前因后果', '范围', '时间', '相关情况'],
      statement: said('CA-15', '把问题的前因后果、范围、时间及相关情况一一叙述清楚'),
    },
  ],
  /** The document does not say from when the 2 hours run: from the event. */
  deadlines: {
    urgent: [
      {
        id: 'major',
        eventKind: null,
        grades: ['I', 'II'],
        phoneMinutes: null,
        writtenMinutes: 120,
        followUpMinutes: null,
        finalReportMinutes: null,
        startsAt: 'event',
        statement: said('CA-13', '重特大问题必须在2小时内报送到县委、县政府“两办”'),
      },
    ],
  },
  signOff: [
    {
      id: 'upward',
      name: '上报信息',
      categories: null,
      origins: null,
      isUpward: true,
      steps: [{ post: 'editor', hasDeputy: false }],
      statement: said('CA-36', '各乡镇、各部门上报信息必须经过“两办”信息科审核,不得擅自越级上报信息'),
    },
  ],
  remarks: [
    said('CA-02', '统一栏目,统一组稿,统一编发,统一考核'),
    said('CA-09', '紧扣那些带有全局性、方针性、政策性的重大问题进行编报'),
    said('CA-10', '“两办”信息科是向省市和县委县政府反映紧急信息的第一汇报人、核实人和协调人'),
    said('CA-11', '统一口径,统一渠道上报'),
    said('CA-12', '要事先以电话形式汇报'),
    said('CA-14', '务求内容确定,数字准确,情况清楚'),
    said('CA-19', '不能满足于报送一般动态情况,有啥报啥,一事一报'),
    said('CA-21', '决策前,要围绕决策意图,广泛收集决策涉及的相关方面的信息'),
    said('CA-22', '决策出台后,要报送各乡镇、各部门以及广大干部群众的真实反映'),
    said('CA-23', '决策实施告一段落后,还要报送取得的成效和经验'),
    said('CA-24', '把每年的4、5月份作为调研月'),
    said('CA-26', '紧急信息的快速反应机制'),
    said('CA-27', '将信息触角延伸到企业、社区、学校和基层群众'),
    said('CA-28', '互联网信息的搜集分析反馈机制'),
    said('CA-29', '定期下发信息报送要点'),
    said('CA-30', '公安、卫生、信访、教育等重点直报单位要着重做好紧急信息报送工作'),
    said('CA-31', '新闻与信息互通,提高舆情信息的价值'),
    said('CA-33', '一项要求24小时全天候的工作'),
    said(
      'CA-35',
      '“两办”信息科要不定期地向各乡镇、各部门通报县委县政府工作动态及工作部署、信息采编和报送要点,上报信息被采用的情况等',
    ),
    said('CA-37', '安排信息工作人员列席重要会议,参加有关重要活动,阅读有关重要文件,跟随领导调研'),
    said('CA-38', '必须确保与县政府信息中心系统网络保持畅通'),
  ],
})
