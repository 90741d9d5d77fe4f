import { longerTexts, presetOf, said } from './preset.ts'

export const yl = presetOf({
  title: '鄢陵县2022年上半年政务信息报送情况通报',
  unitClasses: [
    { id: 'town', name: '镇' },
    { id: 'zone', name: '先进制造业开发区管委会' },
    { id: 'department', name: '县直单位' },
  ],
  categories: longerTexts(['分析', '对策', '建议'], said('YL-11', '又要有分析、有对策、有建议')),
  remarks: [
    said('YL-09', '严格落实信息报送工作专人负责制'),
    said('YL-10', '做到主题鲜明、文字简练、及时高效'),
    said('YL-12', '各类信息整理编辑好后统一发送至邮箱'),
    said('YL-13', '对照全县上半年政务信息采用情况'),
  ],
})
