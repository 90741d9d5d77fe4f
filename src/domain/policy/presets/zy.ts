import { presetOf, said } from './preset.ts'

export const zy = presetOf({
  title: '枞阳县政务信息工作会议讲话',
  unitClasses: [
    { id: 'town', name: '乡镇' },
    { id: 'department', name: '县直部门' },
  ],
  remarks: [
    said('ZY-02', '为信息工作人员阅文、参会、调研创造宽松的环境'),
    said('ZY-03', '信息工作有具体的分管领导、有具体的专兼职信息员抓落实'),
    said('ZY-05', '将信息目标任务量化分解到单位、到人,实行动态管理'),
    said('ZY-06', '采取季度通报机制'),
    said('ZY-07', '对年内不能完成任务的单位,在绩效考核中予以扣分'),
    said('ZY-16', '通过信息汇报工作、反映困难、解决问题'),
    said('ZY-17', '要对信息进行分析提炼、精雕细刻'),
    said('ZY-18', '县直部门至少要有一名兼职信息员,乡镇政府办公室信息科至少要有1名专职信息员'),
    said('ZY-19', '对现有的政务信息工作制度、办法等进行修改、补充和完善'),
    said('ZY-21', '全面、及时、准确、规范的信息'),
  ],
  saidInWords: ['breakdown'],
})
