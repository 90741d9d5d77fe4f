import { isWithin, readAt } from './at-path.ts'
import type { Context } from './context.ts'
import type { Field } from './field.ts'
import { rulesOf, type RuleList, type Section, type SectionId } from './section.ts'
import { SECTIONS } from './sections.ts'

export interface Place {
  /** Undefined for what no section shows, as the date from which a version holds. */
  section: SectionId | undefined
  /** 任务　县区信息　最低篇数; the path itself where the document has no words for it. */
  words: string
}

/** Words for the way to a place: each name on it, and the field at its end if a field shows it. */
interface Way {
  names: string[]
  field: Field | undefined
}

/** Where in the document a path leads, for people. */
export function describePlace(path: string, context: Context): Place {
  const section = SECTIONS.find((each) => isIn(each, path, context))
  if (section === undefined) return { section, words: describeBare(path, context) }
  const title = context.t(`tasks.section.${section.id}`)
  return { section: section.id, words: [title, ...wayTo(path, section, context).names].join('　') }
}

/** The field that shows what stands at a path; undefined where none does. */
export function fieldAt(path: string, context: Context): Field | undefined {
  const section = SECTIONS.find((each) => isIn(each, path, context))
  return section === undefined ? undefined : wayTo(path, section, context).field
}

function isIn(section: Section, path: string, context: Context): boolean {
  const paths = [...section.fields(context), ...section.lists].map((each) => each.path)
  return paths.some((each) => isWithin(path, each) || isWithin(each, path))
}

function describeBare(path: string, { t }: Context): string {
  if (path === '') return t('tasks.import.whole')
  if (path === 'validFrom') return t('tasks.field.validFrom')
  return path === 'version' ? t('tasks.rules.version') : path
}

function wayTo(path: string, section: Section, context: Context): Way {
  const own = wayWithin({ fields: section.fields(context), value: context.policy }, path, context)
  if (own.field !== undefined) return own
  const list = section.lists.find((each) => isWithin(path, each.path))
  return list === undefined ? { names: [], field: undefined } : wayToRule(list, path, context)
}

function wayToRule(list: RuleList, path: string, context: Context): Way {
  const [index = '', ...rest] = path.slice(list.path.length + 1).split('.')
  const rule = rulesOf(context.policy, list)[Number(index)]
  if (index === '' || rule === undefined) return { names: [], field: undefined }
  const inner = wayWithin({ fields: fieldsOf(list, rule, context), value: rule }, rest.join('.'), context)
  return { ...inner, names: [nameOfRule(list, Number(index), context), ...inner.names] }
}

/** A file that is imported may hold what is no rule: then by the fields of a new one. */
function fieldsOf(list: RuleList, rule: unknown, context: Context): Field[] {
  try {
    return list.fieldsOf(rule, context)
  } catch {
    return list.begin === undefined ? [] : list.fieldsOf(list.begin(context), context)
  }
}

function nameOfRule(list: RuleList, index: number, context: Context): string {
  const name = list.nameOf(rulesOf(context.policy, list)[index], context)
  return name || context.t('tasks.rules.nth', { number: index + 1 })
}

/** The way through the fields of one part: to the one that lies closest around the place, and on into its rows. */
function wayWithin(
  { fields, value }: { fields: readonly Field[]; value: unknown },
  inner: string,
  context: Context,
): Way {
  const around = fields.filter(({ path }) => (path === '' ? inner === 'kind' : isWithin(inner, path)))
  const field = around.reduce<Field | undefined>(
    (closest, each) => (closest === undefined || each.path.length > closest.path.length ? each : closest),
    undefined,
  )
  if (inner === '' || field === undefined) {
    return { names: /(^|\.)id$/.test(inner) ? [context.t('tasks.import.id')] : [], field: undefined }
  }
  const [row = '', ...rest] = inner.slice(field.path.length + 1).split('.')
  if (field.control.kind !== 'rows' || row === '') return { names: [field.label], field }
  const rowValue = readAt(value, `${field.path}.${row}`)
  const cell = wayWithin(
    { fields: field.control.fieldsOf(rowValue), value: rowValue },
    rest.join('.'),
    context,
  )
  const nth = context.t('tasks.rules.nth', { number: Number(row) + 1 })
  return { names: [field.label, nth, ...cell.names], field: cell.field ?? field }
}
