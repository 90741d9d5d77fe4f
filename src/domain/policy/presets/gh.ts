import { presetOf, said } from './preset.ts'

export const gh = presetOf({
  title: '城市规划政务服务窗口个人总结（非政务信息：只沿用一次性告知和回执）',
  remarks: [
    said('GH-01', '应填写《行政审批事项补正通知书》,一次性告知申请人需要补正的全部内容'),
    said('GH-02', '填写行政许可受理通知书'),
    said('GH-03', '在向书本学习的同时注意收集各类信息'),
  ],
})
