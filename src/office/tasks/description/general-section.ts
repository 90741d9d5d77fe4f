import { CATEGORIES } from '../../../domain/category.ts'
import { POLICY_PARTS, type CategoryRule, type UnitClass } from '../../../domain/policy/policy.ts'
import type { Statement } from '../../../domain/policy/statement.ts'
import { choiceField, countField, nameField, statementField } from './common-fields.ts'
import { freeId, optionsOf, type Context } from './context.ts'
import type { Field } from './field.ts'
import { listOf, type Section } from './section.ts'

/** What the document is called, what counts, and whether there are tasks at all. */
export const GENERAL: Section = { id: 'general', fields: generalFields, lists: [] }

/** Sentences of the document that hold and compute nothing. */
export const REMARKS: Section = {
  id: 'remarks',
  fields: () => [],
  lists: [
    listOf<Statement>({
      path: 'remarks',
      word: 'remark',
      keyOf: ({ code, quote }) => `${code} ${quote}`,
      nameOf: ({ code }) => code,
      fieldsOf: remarkFields,
      begin: () => ({ code: '', quote: '' }),
    }),
  ],
}

export const CLASSES: Section = {
  id: 'classes',
  fields: () => [],
  lists: [
    listOf<UnitClass>({
      path: 'unitClasses',
      word: 'unitClass',
      keyOf: ({ id }) => id,
      nameOf: ({ name }) => name,
      fieldsOf: (_rule, context) => [nameField(context)],
      begin: ({ policy }) => ({ id: freeId(policy.unitClasses, 'class'), name: '' }),
    }),
  ],
}

/** 长度和结构: one rule for each kind of item. */
export const KINDS: Section = {
  id: 'kinds',
  fields: () => [],
  lists: [
    listOf<CategoryRule>({
      path: 'categories',
      word: 'kind',
      keyOf: ({ category }) => category,
      nameOf: ({ category }, { t }) => t(`category.${category}`),
      fieldsOf: kindFields,
      begin: beginKind,
    }),
  ],
}

function generalFields(context: Context): Field[] {
  const { t } = context
  return [
    { path: 'title', label: t('tasks.field.title'), control: { kind: 'text', most: 200 } },
    {
      path: 'hasQuantityTargets',
      label: t('tasks.field.hasQuantityTargets'),
      hint: t('tasks.hint.hasQuantityTargets'),
      control: { kind: 'switch', onOff: true },
    },
    {
      ...choiceField(context, { path: 'countedBy', word: 'countedBy', values: ['officer', 'receipt'] }),
      hint: t('tasks.hint.countedBy'),
    },
    choiceField(context, { path: 'returnedCountsIn', word: 'returnedCountsIn', values: ['first', 'last'] }),
    {
      path: 'unstated',
      label: t('tasks.field.unstated'),
      hint: t('tasks.hint.unstated'),
      control: { kind: 'some_of', options: optionsOf(context, 'tasks.part', POLICY_PARTS) },
    },
  ]
}

function remarkFields(_rule: Statement, { t }: Context): Field[] {
  return [
    { path: 'quote', label: t('tasks.field.quote'), control: { kind: 'text', most: 1000 } },
    {
      path: 'code',
      label: t('tasks.field.code'),
      hint: t('tasks.hint.code'),
      control: { kind: 'text', most: 100 },
    },
  ]
}

function kindFields(_rule: CategoryRule, context: Context): Field[] {
  const { t } = context
  return [
    choiceField(context, { path: 'category', word: 'category', room: 'category', values: CATEGORIES }),
    countField(context, 'lengthLimit'),
    {
      path: 'structure',
      label: t('tasks.field.structure'),
      hint: t('tasks.hint.structure'),
      control: { kind: 'names', emptyIs: [] },
    },
    statementField(context),
  ]
}

function beginKind({ policy }: Context): CategoryRule {
  const taken = new Set(policy.categories.map(({ category }) => category))
  const category = CATEGORIES.find((each) => !taken.has(each)) ?? 'news'
  return { category, lengthLimit: null, structure: [], statement: null }
}
