import { assertNever } from '../../../domain/assert-never.ts'
import type { Statement } from '../../../domain/policy/statement.ts'
import { readAt } from './at-path.ts'
import type { Context } from './context.ts'
import type { Control, Field, Option } from './field.ts'

type Words = Context['t']

/** Text, number or truth; parts of the document are never printed by themselves. */
export function printValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

/** A value of the document as a person reads it; what is not stated says so. */
export function formatValue(control: Control, value: unknown, t: Words): string {
  switch (control.kind) {
    case 'text':
    case 'day':
      return value === '' || value === null ? t('tasks.none.empty') : printValue(value)
    case 'count':
    case 'points':
      return value === null || value === undefined ? t('tasks.none.unstated') : printValue(value)
    case 'switch':
      return t(control.onOff === true ? `tasks.switch.${value === true ? 'on' : 'off'}` : truthKey(value))
    case 'yes_no_any':
      return value === null ? t('tasks.none.any') : t(truthKey(value))
    case 'choice':
      return value === null || value === undefined
        ? (control.noneLabel ?? t('tasks.none.any'))
        : labelOf(control.options, printValue(value))
    case 'any_of':
      return value === null ? t('tasks.none.any') : labelsOf(control.options, value as string[], t)
    case 'some_of':
      return (value as string[]).length === 0
        ? t('tasks.none.empty')
        : labelsOf(control.options, value as string[], t)
    case 'names':
      return formatNames(control, value as string[] | null, t)
    case 'variant':
      return labelOf(control.options, tagOf(control, value), control.noneLabel)
    case 'rows':
      return formatRows(control.fieldsOf, value as unknown[], t)
    case 'statement':
      return formatStatement(value as Statement | null, t)
    default:
      return assertNever(control)
  }
}

/** Whether a value says nothing beyond what holds anyway, so that a summary may leave it out. */
export function isSilent({ kind }: Control, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (kind === 'switch') return value === false
  return Array.isArray(value) && value.length === 0
}

/** The tag of a variant; empty for a part that is missing. */
export function tagOf({ options }: Extract<Control, { kind: 'variant' }>, value: unknown): string {
  if (value === null || value === undefined) return ''
  const { kind } = value as { kind?: string }
  return kind ?? options[0]?.value ?? ''
}

/** A rule in one line: what it says beyond its name and its quoted statement. */
export function summarize(fields: readonly Field[], rule: unknown, t: Words): string {
  return fields
    .filter(
      ({ path, control }) =>
        path !== 'name' && control.kind !== 'statement' && !isSilent(control, readAt(rule, path)),
    )
    .map(({ path, label, control }) =>
      t('tasks.labelled', { label, value: formatValue(control, readAt(rule, path), t) }),
    )
    .join(t('tasks.comma'))
}

function truthKey(value: unknown): string {
  return value === true ? 'tasks.yes' : 'tasks.no'
}

function labelOf(options: readonly Option[], value: string, none = value): string {
  return options.find((option) => option.value === value)?.label ?? (value === '' ? none : value)
}

function labelsOf(options: readonly Option[], values: readonly string[], t: Words): string {
  return values.map((value) => labelOf(options, value)).join(t('tasks.listComma'))
}

function formatNames(
  { emptyIs }: Extract<Control, { kind: 'names' }>,
  names: string[] | null,
  t: Words,
): string {
  if (names !== null && names.length > 0) return names.join(t('tasks.listComma'))
  return t(emptyIs === null ? 'tasks.none.any' : 'tasks.none.unstated')
}

function formatRows(fieldsOf: (row: unknown) => Field[], rows: unknown[], t: Words): string {
  if (rows.length === 0) return t('tasks.none.empty')
  const formatRow = (row: unknown) =>
    fieldsOf(row)
      .filter(({ path, control }) => !isSilent(control, readAt(row, path)))
      .map((field) => formatCell(field, readAt(row, field.path), t))
      .join(' ')
  return rows.map((row, index) => `${index + 1}. ${formatRow(row)}`).join('　')
}

function formatCell({ control, label }: Field, value: unknown, t: Words): string {
  return control.kind === 'switch' ? label : formatValue(control, value, t)
}

function formatStatement(statement: Statement | null, t: Words): string {
  if (statement === null) return t('tasks.none.empty')
  const { quote, code } = statement
  return code === '' ? t('tasks.quoteAlone', { quote }) : t('tasks.quote', { quote, code })
}
