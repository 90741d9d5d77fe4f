import type { Policy } from '../../../domain/policy/policy.ts'
import { describePlace, fieldAt } from '../description/describe-place.ts'
import type { Context } from '../description/context.ts'
import type { Field } from '../description/field.ts'
import type { ImportFault } from './import-policy.ts'
import type { ImportReason } from './import-reason.ts'

/** As much of a name or a value as a sentence can carry. */
const SHOWN = 30

/** Why a file was not taken over, in words: the place by the names of its rules and fields, the reason, what is allowed. */
export function sayImportFault(fault: ImportFault & { name: string }, context: Context): string {
  const { t } = context
  const { name } = fault
  if (fault.kind === 'no_json') {
    const { line, column } = fault
    return line === undefined
      ? t('tasks.import.noJson', { name })
      : t('tasks.import.noJsonAt', { name, line, column: column ?? 1 })
  }
  const { words, field } = findPlace(fault.place, { ...context, policy: asDocument(fault.document, context) })
  if (fault.kind === 'missing') return t('tasks.import.missing', { name, words })
  return t('tasks.import.noPolicy', { name, words, reason: sayReason(fault.reason, field, t) })
}

/** Names come from the file itself, as far as it can be read. */
function asDocument(document: unknown, { policy }: Context): Policy {
  return typeof document === 'object' && document !== null ? { ...policy, ...document } : policy
}

function findPlace(path: string, context: Context): { words: string; field: Field | undefined } {
  const clipped = { ...context, policy: clipNames(context.policy) }
  // A file may be broken in whatever way; what cannot be named closely is named by the part of it that can.
  for (let way = path; way !== ''; way = way.slice(0, Math.max(0, way.lastIndexOf('.')))) {
    try {
      return { words: describePlace(way, clipped).words, field: fieldAt(way, clipped) }
    } catch {
      continue
    }
  }
  return { words: context.t('tasks.import.whole'), field: undefined }
}

function clipNames<Part>(part: Part): Part {
  return JSON.parse(JSON.stringify(part), (_key, value: unknown) =>
    typeof value === 'string' ? clip(value) : value,
  ) as Part
}

function sayReason(reason: ImportReason, field: Field | undefined, t: Context['t']): string {
  const { kind, ...values } = reason
  if (reason.kind === 'not_one_of') {
    const allowed = reason.allowed.map((value) => labelOf(value, field)).join(t('tasks.listComma'))
    return t(`tasks.import.reason.${kind}`, { allowed, value: sayValue(reason.value, t) })
  }
  const printed = 'value' in reason ? { ...values, value: sayValue(reason.value, t) } : values
  return t(`tasks.import.reason.${kind}`, printed)
}

function labelOf(value: string, field: Field | undefined): string {
  const options = field !== undefined && 'options' in field.control ? field.control.options : []
  return options.find((option) => option.value === value)?.label ?? value
}

function sayValue(value: unknown, t: Context['t']): string {
  if (typeof value === 'string') return t('tasks.import.value.text', { text: clip(value) })
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return t(value ? 'tasks.yes' : 'tasks.no')
  if (value === null || value === undefined) return t('tasks.import.value.nothing')
  return t(Array.isArray(value) ? 'tasks.import.value.list' : 'tasks.import.value.group')
}

function clip(text: string): string {
  const characters = Array.from(text)
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text
}
