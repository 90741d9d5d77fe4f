import { ANY_OCCASION } from '../score-rule.ts'
import { longerTexts, presetOf, said, task } from './preset.ts'

export const xy = presetOf({
  title: '信阳市政府办公室年度信息工作会议讲话',
  unitClasses: [
    { id: 'county', name: '县区' },
    { id: 'department', name: '市直单位' },
  ],
  categories: longerTexts(
    ['情况', '措施', '分析', '建议'],
    said('XY-57', '开发出有情况、有措施、有分析、有建议的高质量信息'),
  ),
  /** 415 条 are 208 % of no other whole number than 200. */
  quotas: [
    task({
      id: 'province-year',
      name: '省政府办公厅采用信息',
      scope: { kind: 'office' },
      period: 'year',
      measure: 'adopted',
      filter: { levels: ['province'] },
      minimum: 200,
      statement: said('XY-06', '被省政府办公厅采用信息415条,占年目标任务的208%'),
    }),
  ],
  scoreRules: [
    {
      kind: 'occasion',
      id: 'provincial-advanced',
      name: '进入全省先进行列',
      occasion: 'other',
      match: { ...ANY_OCCASION, unitClassIds: ['county'] },
      points: { kind: 'fixed', points: 50 },
      statement: said('XY-23', '对进入全省先进行列的县区,给予全年总成绩加50分的奖励'),
    },
  ],
  deadlines: {
    sameDay: { categories: null, statement: said('XY-51', '力争实现当天采集,当天编写,当天报送') },
  },
  remarks: [
    said(
      'XY-11',
      '信息工作目标管理规定、工作督导制度、工作例会制度、报送制度、采用制度、约稿制度、审批制度、登记保密存档制度、信息采用实名制、直报点管理制度及调研工作制度',
    ),
    said('XY-13', '把信息工作任务作为硬性指标,纳入科室目标管理'),
    said('XY-14', '在年初向各县区和市直单位安排了信息调研任务'),
    said('XY-15', '优选调研题目,细化调研提纲'),
    said('XY-16', '县区部门独立调研或双方联合调研的方式'),
    said('XY-21', '各县区政府办分管主任、信息组长参加的季度信息工作例会'),
    said('XY-25', '经常通报各县区在省里的排名位次'),
    said('XY-34', '配备专职信息员,尽可能不要抽调他们去做其它份外的事'),
    said('XY-35', '经常给信息员定目标、提要求、出题目'),
    said('XY-36', '各地各部门的重要工作会议,都要让信息员参加,不涉及重大保密问题的文件,都要让信息员阅读'),
    said('XY-37', '对成绩显著的优秀信息员,要大胆提拔重用'),
    said('XY-40', '走访部分信息工作常年没有起色的市直单位'),
    said('XY-41', '检查直报点单位的信息工作开展情况'),
    said('XY-42', '必须达到“简洁、明了、严谨、清晰”的标准'),
    said('XY-43', '一则信息一般只集中反映一个主题'),
    said('XY-44', '“全、深、真、新”四字标准'),
    said('XY-45', '各类统计数字更要准确无误'),
    said('XY-46', '把调研计划报给市政府办信息科。信息科经过研究筛选以后,排出时间表,按照顺序依次刊发'),
    said('XY-48', '树立“报忧能解忧”的观念'),
    said('XY-49', '仍然通过《信息专报》这个快速传递通道,呈报给市领导批阅'),
    said('XY-50', '要在信息成绩考核时,适当加分,予以鼓励'),
    said('XY-52', '材料通过审签后,立即采用电子邮件、传真等现代化的手段进行传送'),
    said('XY-53', '针对苗头性、倾向性的潜在问题,主动提前介入'),
    said(
      'XY-54',
      '凡是重大突发性信息发生漏报、迟报、误报的,取消其全市政务信息工作先进单位、先进个人的评选资格',
    ),
    said('XY-55', '对直接负责人给予通报批评'),
    said('XY-56', '集零为整、变缺为全、化浅为深'),
    said('XY-58', '采取举办培训班、召开座谈会、外出考察等多种形式'),
  ],
  saidInWords: ['breakdown'],
})
