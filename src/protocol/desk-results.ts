import * as v from 'valibot'
import { LEVELS_ABOVE } from '../domain/item/passing.ts'
import { ADOPTION_FORMS } from '../domain/periodical.ts'
import { count, instant, itemId } from './fields.ts'

/** What is wrong with a row of results from above; none of a file is entered while any row has one. */
export const ROW_FAULTS = [
  'not_found',
  'ambiguous',
  'receipt_malformed',
  'result_unknown',
  'level_unknown',
  'outlet_missing',
  'issue_malformed',
  'form_unknown',
  'day_malformed',
  'day_ahead',
  'day_before_item',
  'wrong_state',
  'not_passed_up',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/** What a row of results writes: to whose item (null of a composite), and which use, or that it was not used there. */
const resultEntry = v.object({
  unitName: v.nullable(v.string()),
  level: v.picklist(LEVELS_ABOVE),
  use: v.nullable(
    v.object({
      outlet: v.string(),
      issue: v.nullable(count),
      form: v.picklist(ADOPTION_FORMS),
      usedAt: instant,
    }),
  ),
})
export type ResultEntry = v.InferOutput<typeof resultEntry>

/**
 * `POST /api/desk/results?mode=check|apply`, a CSV or XLSX file as body: results from above, one a row. `known` is
 * entered already. With `apply`, and only if no row is broken, all new rows are entered in one transaction.
 */
export const resultsReport = v.object({
  isApplied: v.boolean(),
  rows: v.array(
    v.object({
      /** As the sheet counts, its head is row 1. */
      number: count,
      /** The item's or composite's title; of a broken row what it says itself. */
      title: v.string(),
      itemId: v.nullable(itemId),
      fate: v.picklist(['new', 'known', 'broken']),
      /** All that is wrong with a broken row. */
      faults: v.array(v.picklist(ROW_FAULTS)),
      /** What will be written, or was, of a new row; null of any other. */
      entry: v.nullable(resultEntry),
    }),
  ),
})
export type ResultsReport = v.InferOutput<typeof resultsReport>
export const RESULTS_LIMITS = { fileBytes: 5 * 1024 * 1024, rows: 5000 } as const
