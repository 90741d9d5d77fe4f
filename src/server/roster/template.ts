import type { Template } from '../sheets/write-template.usecases.ts'
import { TEMPLATE_HEADS } from './people-row.ts'

export const PEOPLE_TEMPLATE: Template = {
  sheet: '单位与人员',
  heads: TEMPLATE_HEADS,
  example: [
    '示例镇（请删去本行）',
    '照本办设的类别填写',
    '张三',
    '信息员',
    '办公室科员',
    '0000-1234567',
    'shili01',
    '',
  ],
}
