import type { Template } from '../sheets/write-template.usecases.ts'
import { RESULT_HEADS } from './result-row.ts'

export const RESULTS_TEMPLATE: Template = {
  sheet: '上级结果',
  heads: RESULT_HEADS,
  example: ['2026-11-0001（请删去本行）', '省级', '每日要情', '12', '单篇', '2026-11-20', '采用', ''],
}
