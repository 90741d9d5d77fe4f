import * as v from 'valibot'
import type { Policy } from '../../../domain/policy/policy.ts'
import { policyDocument } from '../../../protocol/policy-document.ts'
import { reasonOf, type ImportReason } from './import-reason.ts'

/** Why a file is no document of rules: not JSON at all (where it breaks off), a part that is not there, or a value that cannot stand there. */
export type ImportFault =
  | { kind: 'no_json'; line: number | undefined; column: number | undefined }
  | { kind: 'missing'; place: string; document: unknown }
  | { kind: 'no_policy'; place: string; reason: ImportReason; document: unknown }

export type Imported = { ok: true; policy: Policy } | { ok: false; fault: ImportFault }

/** Reads an exported document. Nothing is taken over in part: it is whole, or it is refused with the place. */
export function importPolicy(text: string): Imported {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    return { ok: false, fault: { kind: 'no_json', ...findBreak(text, cause) } }
  }
  const result = v.safeParse(policyDocument, data, { abortEarly: true })
  if (result.success) return { ok: true, policy: result.output }
  const [issue] = result.issues
  const where = { place: v.getDotPath(issue) ?? '', document: data }
  if (issue.received === 'undefined') return { ok: false, fault: { kind: 'missing', ...where } }
  return { ok: false, fault: { kind: 'no_policy', ...where, reason: reasonOf(issue) } }
}

/** Browsers say where JSON breaks off in words of their own: a position, or a line and a column. */
function findBreak(text: string, cause: unknown): { line: number | undefined; column: number | undefined } {
  const message = cause instanceof Error ? cause.message : ''
  const named = /line (\d+) column (\d+)/.exec(message)
  if (named !== null) return { line: Number(named[1]), column: Number(named[2]) }
  const position = /position (\d+)/.exec(message)?.[1]
  // A file that ends too early has no position in some browsers: then it is its end.
  const isAtEnd = position === undefined && /end/i.test(message)
  if (position === undefined && !isAtEnd) return { line: undefined, column: undefined }
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
  return { line: before.length, column: (before[before.length - 1] ?? '').length + 1 }
}
