import { presetOf, said, task } from './preset.ts'

export const zk = presetOf({
  title: '周口市委组织部组工宣传、信息工作讲话',
  quotas: [
    task({
      id: 'not-below-last-year',
      name: '全年发稿',
      scope: { kind: 'unit_class', unitClassId: 'unit' },
      period: 'year',
      measure: 'adopted',
      floorPercentOfLastYear: 100,
      statement: said('ZK-09', '在发稿数量不能少于去年的情况下,要提高质量'),
    }),
  ],
  remarks: [
    said(
      'ZK-05',
      '《人民日报》、《光明日报》、《求是》、《党建研究》、中组部《组工通讯》、《组工信息》、《河南日报》',
    ),
    said('ZK-07', '思考工作时想着,布置工作时要求着,干着工作时总结着,告一段落后发着'),
    said('ZK-08', '不是突击一下子就能解决问题的'),
    said('ZK-11', '落在后面的单位,要查找这两项工作的不足和症结,制定措施,落实责任'),
  ],
})
