import { assertNever } from '../../../domain/assert-never.ts'
import type { Category } from '../../../domain/category.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { MonthSummary, TaskLine } from '../../stores/progress.ts'
import { verdictOf } from './missing-items.ts'

/** Sentences about a month's tasks. */
export function useTaskWords() {
  const { t } = useWords()

  /** 「已完成 a 篇，共 b 篇，待发 c 篇」. */
  function countsSentence({ confirmed, minimum, waiting }: MonthSummary): string {
    return t('field.month.counts', { confirmed, minimum, waiting })
  }

  /** What is still to be done, one sentence for each thing; nothing while the office's rules are unknown. */
  function verdictSentences(progress: MonthSummary, confirmedAt: number | null): string[] {
    if (confirmedAt === null) return []
    const verdict = verdictOf(progress)
    switch (verdict.status) {
      case 'numbers_off':
        return [t('field.month.numbersOff')]
      case 'no_task':
        return [t('field.month.noTask')]
      case 'missing':
        return verdict.lines.map(missingSentence)
      case 'on_the_way':
        return [t('field.month.onTheWay')]
      case 'met':
        return [t('field.month.met')]
      default:
        return assertNever(verdict)
    }
  }

  /** 还需写 2 篇动态，进度偏慢，照此月底约 3 篇: the count, the pace by working days, and what it will come to. */
  function missingSentence(line: TaskLine): string {
    const what = line.categories === null ? namedOnly(line) : oneOf(line.categories)
    const missing = t(`field.month.missing.${line.measure}`, { count: line.missing, categories: what })
    return ofHolder(line, missing + paceClause(line))
  }

  /** 本人：…, 本科室：…; what is the unit's stands without. */
  function ofHolder({ holder }: TaskLine, words: string): string {
    if (holder === 'person') return t('field.month.rulePerson', { name: words })
    return holder === 'section' ? t('field.month.ruleSection', { name: words }) : words
  }

  function paceClause(line: TaskLine): string {
    if (line.state !== 'behind' && line.state !== 'on_pace') return ''
    // On pace by whole items, and yet it may come out short: then only what it will come to is said.
    const isShort = line.state === 'on_pace' && line.expected !== null && line.expected < (line.target ?? 0)
    return t(`field.month.pace.${isShort ? 'short' : line.state}`, { forecast: forecastClause(line) })
  }

  /** Nothing while it is too early to tell. */
  function forecastClause(line: TaskLine): string {
    if (line.expected === null) return ''
    return t('field.month.pace.forecast', { count: line.expected, end: endOf(line) })
  }

  /** 月底: tasks of days and weeks stand on the phone as the sum of their month. */
  function endOf({ kind }: TaskLine): string {
    return t(`field.month.end.${kind === 'day' || kind === 'week' ? 'month' : kind}`)
  }

  function namedOnly({ name }: TaskLine): string {
    return name === '' ? t('field.month.anyItem') : t('field.month.named', { name })
  }

  /** 动态, 问题、调研或建议. */
  function oneOf(categories: readonly Category[]): string {
    const names = categories.map((category) => t(`category.${category}`))
    const last = names.pop() ?? ''
    return names.length === 0 ? last : t('field.list.or', { first: names.join(t('field.list.comma')), last })
  }

  /** The office's own name of the rule, or its categories; with whose it is and what is measured. */
  function ruleName(line: TaskLine): string {
    const { name, categories, measure } = line
    const all = categories ?? []
    const plain = all.map((category) => t(`category.${category}`)).join(' · ') || t('field.month.anyItem')
    const called = name === '' ? plain : name
    return ofHolder(line, measure === 'adopted' ? t('field.month.adoptedRule', { name: called }) : called)
  }

  /** 3 / 5; — where no target is set. */
  function lineCount({ confirmed, target }: TaskLine): string {
    if (target === null || target === 0) return t('field.month.lineUnstated', { confirmed })
    return t('field.month.lineCount', { confirmed, minimum: target })
  }

  return {
    countsSentence,
    verdictSentences,
    missingSentence,
    paceClause,
    endOf,
    ruleName,
    lineCount,
  }
}
