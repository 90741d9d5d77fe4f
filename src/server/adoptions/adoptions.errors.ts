import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const RESULT_REFUSALS = {
  'results.not_a_sheet': { status: 422, message: 'This is no CSV or XLSX table.' },
  'results.no_columns': { status: 422, message: 'The first row lacks the columns that are needed.' },
  'results.too_many': { status: 413, message: 'The table has too many rows.' },
} as const satisfies RefusalTexts

export const refuseResults = createRefusals(RESULT_REFUSALS)
