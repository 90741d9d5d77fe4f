import { presetOf, said } from './preset.ts'

export const yc = presetOf({
  title: '烟草专卖局政务服务窗口工作小结（非政务信息：只沿用数据和填写提示）',
  remarks: [
    said('YC-01', '以前承诺20个工作日业务办结,现在提高到10的工作日'),
    said('YC-04', '单独制成小便签'),
  ],
})
