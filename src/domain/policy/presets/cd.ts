import { presetOf, said } from './preset.ts'

export const cd = presetOf({
  title: '某市安监局政务服务窗口工作总结（非政务信息：只沿用数据、收件回执和安全规定）',
  remarks: [
    said('CD-03', '共接件1170件,受.1158件,办结通过1063件,其中即办件22件'),
    said('CD-12', '严禁“双头受理”和“体外循环”'),
    said('CD-13', '向服务对象出具《接件通知书》'),
    said('CD-14', '一次性告知补正事项'),
    said('CD-15', '遵守计算机网络操作规程'),
  ],
})
