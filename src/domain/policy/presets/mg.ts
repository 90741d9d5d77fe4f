import { presetOf, said } from './preset.ts'

export const mg = presetOf({
  title: '孟公镇2020年政府信息公开总结（非政务信息：只沿用数据、审核和保密规定）',
  unitClasses: [{ id: 'department', name: '部门' }],
  /** 分管领导 signs for the section, 领导小组 is above it. */
  signOff: [
    {
      id: 'publication',
      name: '公开信息',
      categories: null,
      origins: null,
      isUpward: null,
      steps: [
        { post: 'signer', hasDeputy: false },
        { post: 'leader', hasDeputy: false },
      ],
      statement: said('MG-04', '提交信息公开工作领导小组审核,经领导小组同意后予以公开'),
    },
  ],
  remarks: [
    said('MG-01', '共公开信息126条,其中通知公告121条,机构信息4条,信息公开年度报告1条'),
    said('MG-02', '“涉密信息不上网,上网信息不涉密”'),
    said('MG-03', '由各部门提供后,分管领导先进行审核'),
    said('MG-05', '人民政府网、微信微博客户端、村级信息公开栏'),
  ],
})
