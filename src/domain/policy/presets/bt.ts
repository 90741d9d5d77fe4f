import { presetOf, said, task } from './preset.ts'

const BT_07 = said(
  'BT-07',
  '日报送动态类信息至少2—4条,周报送综合类信息至少1篇,月报送问题类、调研类信息至少1篇',
)
const BT_08 = said('BT-08', '动态信息原则上控制在300字以内,重要经验、问题建议信息原则上控制在2000字以内')

export const bt = presetOf({
  title: '包头市政府办公室“大信息”工作材料',
  unitClasses: [
    { id: 'county', name: '旗县区' },
    { id: 'department', name: '部门' },
    { id: 'section', name: '政务科室' },
  ],
  categories: [
    { category: 'news', lengthLimit: 300, statement: BT_08 },
    { category: 'experience', lengthLimit: 2000, statement: BT_08 },
    { category: 'problem', lengthLimit: 2000, statement: BT_08 },
    { category: 'advice', lengthLimit: 2000, statement: BT_08 },
  ],
  quotas: (['county', 'department'] as const).flatMap(unitTasks),
  signOff: [
    {
      id: 'commissioned',
      name: '约稿',
      categories: null,
      origins: ['commissioned'],
      isUpward: null,
      steps: [{ post: 'signer', hasDeputy: false }],
      statement: said('BT-29', '国办、自治区办公厅约稿以及其他重要信息由各信息报送单位主要领导审核签发'),
    },
    {
      id: 'routine',
      name: '日常报送信息',
      categories: null,
      origins: null,
      isUpward: null,
      steps: [{ post: 'reviewer', hasDeputy: false }],
      statement: said('BT-28', '日常报送信息必须由各信息报送单位科室负责人审核签发'),
    },
  ],
  remarks: [
    said('BT-01', '确立领导主管、科室主抓和信息员落实的“三级责任”'),
    said('BT-02', '主要领导高度重视政务信息工作,定期听取政务信息工作汇报'),
    said(
      'BT-03',
      '“领导批示”“自治区采用信息”“市政府信息刊物”“重点约稿”“每季度信息采用情况通报”呈送单位主要领导阅批',
    ),
    said('BT-04', '做到本级本部门政务信息工作有部署、有落实、有检查、有考核'),
    said('BT-05', '深入挖掘问题类信息'),
    said('BT-06', '安排信息科室负责人列席本单位重要会议,阅读重要文件,参与领导同志调研活动'),
    said('BT-10', '各信息报送单位需确定1名信息分管领导、1名信息科长、1名信息员,实行专人专岗'),
    said('BT-11', '按照市政府办公室下发的政务信息报送要点,国办、自治区政府办公厅约稿,有计划地开展信息报送'),
    said('BT-12', '市政府办公室各科室确定1名信息联络员'),
    said('BT-13', '第一时间分析研判,甄别提炼有价值的信息进行约稿'),
    said('BT-14', '形成内部提供“线索”,外部完成“稿件”的良性循环闭合工作链'),
    said('BT-15', '每年安排4期20人开展“以干代训”'),
    said('BT-16', '每年召开一次全市政务信息培训会'),
    said('BT-17', '每月组织一次上门培训'),
    said('BT-18', '不定期召集部分重点部门和地区召开信息工作座谈会'),
    said('BT-20', '组成起草(调研)小组,按照内容、时限要求上报'),
    said('BT-21', '每日将自治区采用信息呈送分管副市长、分管副秘书长阅示,同步呈送供稿单位主要负责同志阅批'),
    said('BT-22', '建立信息点评督促机制'),
    said('BT-23', '充分发挥全市政务信息采编系统及政务信息联络群平台作用'),
    said('BT-24', '每日发布市政府办公室政务信息刊物电子版、自治区采用信息情况'),
    said('BT-25', '每日同步反馈各单位报送信息采用情况'),
    said('BT-26', '每周发布近期信息报送要点'),
    said('BT-27', '每季度公布政务信息采编情况通报'),
    said('BT-30', '对每一类网点信息得分排名最后的单位以适当形式予以通报'),
    said('BT-31', '建立信息工作正向激励、反向扣分机制'),
    said('BT-32', '重点对提供优质稿件、注重队伍建设的单位给予加分'),
    said('BT-33', '对未能及时完成工作任务、敷衍了事应付工作的单位给予不同程度的扣分'),
    said('BT-34', '根据工作职责及职能定位划分网点单位分类,实行季度通报差异化考评'),
    said('BT-35', '每季度将考评结果通过短信形式发送给各信息报送单位主要领导和分管领导'),
    said(
      'BT-36',
      '每季度将旗县区政府信息采用情况呈送市政府主要领导阅批,各部门信息采用情况呈送分管副市长阅批,各政务科室信息采用情况呈送秘书长和分管副秘书长阅批',
    ),
    said('BT-37', '年终开展先进单位和年度优秀信息员评选'),
    said('BT-38', '对于获得自治区领导以及市委、市政府主要领导批示的信息,及时印转信息报送单位'),
    said('BT-39', '推诿拖延,导致约稿信息无法完成,严重影响全市信息整体工作的,适时予以通报'),
  ],
  saidInWords: ['commissions'],
})

/** Days off have no task: two to four a day are 44 to 88 in a month of 22 working days. */
function unitTasks(unitClassId: 'county' | 'department') {
  const rule = { scope: { kind: 'unit_class' as const, unitClassId }, statement: BT_07 }
  return [
    task({
      ...rule,
      id: `${unitClassId}-day`,
      name: '日报送动态类信息',
      period: 'day',
      filter: { categories: ['news'] },
      minimum: 2,
      aim: 4,
      isWorkingDaysOnly: true,
    }),
    task({
      ...rule,
      id: `${unitClassId}-week`,
      name: '周报送综合类信息',
      period: 'week',
      filter: { categories: ['roundup'] },
      minimum: 1,
    }),
    task({
      ...rule,
      id: `${unitClassId}-month`,
      name: '月报送问题类、调研类信息',
      period: 'month',
      filter: { categories: ['problem', 'research'] },
      minimum: 1,
    }),
  ]
}
