import { presetOf, said, task } from './preset.ts'

export const hn = presetOf({
  title: '湖南统计局网络信息研讨会讲话',
  quotas: [
    task({
      id: 'officer-year',
      name: '每人每年信息稿件',
      scope: { kind: 'each_officer', unitClassId: null },
      period: 'year',
      minimum: 4,
      statement: said('HN-08', '每年至少撰写或组织各类信息稿件4篇'),
    }),
  ],
  remarks: [
    said('HN-03', '各个单位都明确指定了一名网络信息员'),
    said('HN-04', '组织和协调本单位的信息上网采集、编写工作'),
    said('HN-05', '按照规定的时间和格式,向网站报送信息'),
    said('HN-06', '指导本单位其他有关人员“网上投稿”,规范报送方式'),
    said('HN-07', '定期浏览网站“答疑台”,负责与本单位业务相关的网上咨询答疑'),
    said('HN-09', '及时收集和反映本单位对网站的意见与建议'),
    said('HN-10', '认真把好信息内容的审核关,做到不漏报、误报重要信息'),
    said('HN-11', '要正确处理好信息和保密的关系,高度重视信息安全问题'),
    said('HN-12', '各单位主要负责人都担任了网站的编委'),
    said('HN-16', '年终对信息工作开展得好的单位和个人进行奖励'),
    said('HN-17', '对优秀的信息文章进行讲评'),
    said('HN-18', '所有在网上开设的专栏要实行动态管理'),
  ],
})
