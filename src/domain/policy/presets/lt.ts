import { presetOf, said, task } from './preset.ts'

const LT_25 = said(
  'LT-25',
  '政务信息员每人每月至少要向政府办报送5条以上政务信息,其中要有1条有质量、有见地的综合分析信息',
)

export const lt = presetOf({
  title: '灵台县政务信息工作会议讲话',
  unitClasses: [
    { id: 'town', name: '乡镇' },
    { id: 'department', name: '部门' },
  ],
  quotas: [
    task({
      id: 'officer-month',
      name: '每人每月政务信息',
      scope: { kind: 'each_officer', unitClassId: null },
      period: 'month',
      minimum: 5,
      statement: LT_25,
    }),
    task({
      id: 'officer-month-analysis',
      name: '其中综合分析信息',
      scope: { kind: 'each_officer', unitClassId: null },
      period: 'month',
      filter: { categories: ['roundup'] },
      minimum: 1,
      statement: LT_25,
    }),
    task({
      id: 'site-day',
      name: '县政府网站文字信息',
      scope: { kind: 'office' },
      period: 'day',
      measure: 'adopted',
      filter: { outlets: ['县政府网站'] },
      minimum: 4,
      statement: said('LT-16', '坚持每天上传4条以上文字信息'),
    }),
  ],
  remarks: [
    said('LT-05', '坚持了半年小结、年终考核表彰制度'),
    said('LT-11', '围绕中心抓“重点”'),
    said('LT-12', '“快”字当头,“抢”字当先,事事快报,事事急报'),
    said('LT-13', '对紧急信息的报送时限作了明确规定'),
    said('LT-14', '要敢于报喜中之忧,善于报忧中之喜'),
    said('LT-15', '要注意把问题核实搞准,有根有据决不能添油加醋'),
    said('LT-16', '每周上传3条以上视频信息'),
    said('LT-17', '实行有害信息管理登记制度'),
    said('LT-18', '及时删除垃圾信息,对公安部门公布的有害信息,及时进行登记报告,并按规定进行删除'),
    said('LT-19', '农民信息之家、广播、电视、板报、宣传资料等平台'),
    said(
      'LT-22',
      '县政府办公室要不定期地向各乡镇、各部门通报政府工作动态及工作部署,通报信息采编和报送要点,通报上报信息采用情况',
    ),
    said('LT-23', '对重要情况要进行跟踪,连续采写,及时报送信息'),
    said('LT-24', '建立重大信息迟报、漏报通报机制'),
    said('LT-26', '把考核结果反馈给本单位以及组织人事部门,作为年终考评、评优选先、提拔任用的重要依据'),
    said('LT-27', '对长时间不上报政务信息、脱离政务信息工作的信息员要进行通报批评'),
    said('LT-28', '每个乡镇和部门确定1名业务骨干作为专职政务信息员'),
    said('LT-29', '3个省政府信息直报点和8个市政信息直报点'),
    said('LT-30', '建立“横向到边,纵向到底”的信息员网络'),
    said('LT-31', '与各经济主管部门和重点单位建立热线联系'),
    said('LT-32', '学会用新闻的视角抓信息'),
    said('LT-33', '没有政务信息员的单位,要确定专人'),
  ],
})
