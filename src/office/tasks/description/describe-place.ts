import { isWithin } from './at-path.ts'
import type { Context } from './context.ts'
import { rulesOf, type RuleList, type SectionId } from './section.ts'
import { SECTIONS } from './sections.ts'

export interface Place {
  /** Undefined for what no section shows, as the date from which a version holds. */
  section: SectionId | undefined
  /** 任务　县区信息　最低篇数; the path itself where the document has no words for it. */
  words: string
}

/** Where in the document a path leads, for people. */
export function describePlace(path: string, context: Context): Place {
  for (const section of SECTIONS) {
    const title = context.t(`tasks.section.${section.id}`)
    const field = section.fields(context).find((each) => isWithin(path, each.path))
    if (field !== undefined) return { section: section.id, words: `${title}　${field.label}` }
    const list = section.lists.find((each) => isWithin(path, each.path))
    if (list !== undefined)
      return { section: section.id, words: [title, ...describeRule(list, path, context)].join('　') }
  }
  return { section: undefined, words: path === 'validFrom' ? context.t('tasks.field.validFrom') : path }
}

function describeRule(list: RuleList, path: string, context: Context): string[] {
  const [index = '', ...rest] = path.slice(list.path.length + 1).split('.')
  const rule = rulesOf(context.policy, list)[Number(index)]
  if (index === '' || rule === undefined) return []
  const inner = rest.join('.')
  const fields = list.fieldsOf(rule, context).filter((field) => field.path !== '')
  const label = fields.find((field) => inner !== '' && isWithin(inner, field.path))?.label
  const name = list.nameOf(rule, context) || context.t('tasks.rules.nth', { number: Number(index) + 1 })
  return label === undefined ? [name] : [name, label]
}
