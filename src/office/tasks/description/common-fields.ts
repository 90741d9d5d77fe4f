import { CATEGORIES } from '../../../domain/category.ts'
import { PERIOD_KINDS } from '../../../domain/calendar/period.ts'
import { LEVELS, ORIGINS } from '../../../domain/record/item-record.ts'
import { classOptions, optionsOf, type Context } from './context.ts'
import type { Field } from './field.ts'

/** Fields that rules of several kinds have, each by where it stands in its rule. */
export function nameField({ t }: Context, path = 'name'): Field {
  return { path, label: t('tasks.field.name'), control: { kind: 'text', most: 100 } }
}

export function statementField({ t }: Context, path = 'statement'): Field {
  return { path, label: t('tasks.field.statement'), control: { kind: 'statement' } }
}

export function periodField(context: Context): Field {
  return choiceField(context, { path: 'period', word: 'period', values: PERIOD_KINDS })
}

export function categoriesField(context: Context, path = 'categories'): Field {
  return anyField(context, { path, word: 'categories', room: 'category', values: CATEGORIES })
}

export function originsField(context: Context, path = 'origins'): Field {
  return anyField(context, { path, word: 'origins', room: 'tasks.origin', values: ORIGINS })
}

export function levelsField(context: Context, path = 'levels'): Field {
  return anyField(context, { path, word: 'levels', room: 'tasks.level', values: LEVELS })
}

export function outletsField({ t }: Context, path = 'outlets'): Field {
  const hint = t('tasks.hint.outlets')
  return { path, label: t('tasks.field.outlets'), hint, control: { kind: 'names', emptyIs: null } }
}

export function unitClassesField(context: Context, path = 'unitClassIds'): Field {
  return {
    path,
    label: context.t('tasks.field.unitClassIds'),
    control: { kind: 'any_of', options: classOptions(context) },
  }
}

export function countField({ t }: Context, path: string, { isOptional = true, hint = '' } = {}): Field {
  const field: Field = { path, label: t(`tasks.field.${path}`), control: { kind: 'count', isOptional } }
  return hint === '' ? field : { ...field, hint: t(`tasks.hint.${hint}`) }
}

export function pointsField({ t }: Context, path: string, { word = path, isOptional = false } = {}): Field {
  return { path, label: t(`tasks.field.${word}`), control: { kind: 'points', isOptional } }
}

interface Choice {
  path: string
  /** Key of the label, and of the values' words unless a room is named. */
  word: string
  room?: string
  values: readonly string[]
}

export function choiceField(context: Context, { path, word, room = `tasks.${word}`, values }: Choice): Field {
  const options = optionsOf(context, room, values)
  return { path, label: context.t(`tasks.field.${word}`), control: { kind: 'choice', options } }
}

export function anyField(context: Context, { path, word, room = `tasks.${word}`, values }: Choice): Field {
  const options = optionsOf(context, room, values)
  return { path, label: context.t(`tasks.field.${word}`), control: { kind: 'any_of', options } }
}
