import { presetOf, said } from './preset.ts'

export const rz = presetOf({
  title: '日照市政府办公室信息调研舆情科2021年工作总结',
  unitClasses: [
    { id: 'county', name: '区县' },
    { id: 'department', name: '部门单位' },
  ],
  remarks: [
    said('RZ-05', '强化精品意识'),
    said('RZ-08', '实行办公室内部政务信息共享,加强区县乡镇纵向贯通和部门单位横向联动'),
    said('RZ-12', '第一时间挖掘整理,第一时间监测报送'),
    said('RZ-13', '汛期来临时报送'),
    said('RZ-14', '国庆假期前报送'),
    said('RZ-15', '以信息“小分队”形式常态化开展快速调研'),
    said('RZ-20', '第一时间加强信息共享、集体研判、联动处置'),
    said('RZ-23', '结合省信息考核计分办法改革的实际,突出“报国办信息”这个重点'),
    said('RZ-24', '加强选题会商'),
    said('RZ-25', '数据详实、逻辑清楚、分析到位、建议独到'),
    said('RZ-27', '到工厂去、到企业去,把带着鲜活气息的信息及时提供上来'),
  ],
})
