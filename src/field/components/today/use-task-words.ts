import { assertNever } from '../../../domain/assert-never.ts'
import type { Category } from '../../../domain/category.ts'
import type { MonthProgress, ProgressLine } from '../../../domain/quota/progress.ts'
import { useWords } from '../../../ui/words/words.ts'
import { verdictOf } from './missing-items.ts'

/** Sentences about a month's task. */
export function useTaskWords() {
  const { t } = useWords()

  /** 「已完成 a 篇，共 b 篇，待发 c 篇」. */
  function countsSentence({ confirmed, minimum, waiting }: MonthProgress): string {
    return t('field.month.counts', { confirmed, minimum, waiting })
  }

  /** What is still to be done, one sentence for each thing; nothing while the office's rules are unknown. */
  function verdictSentences(progress: MonthProgress, confirmedAt: number | null): string[] {
    if (confirmedAt === null) return []
    const verdict = verdictOf(progress)
    switch (verdict.status) {
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

  function missingSentence({ rule, missing }: ProgressLine): string {
    const named = { count: missing, categories: oneOf(rule.categories) }
    return t(`field.month.missing.${rule.measure}`, named)
  }

  /** 动态, 问题、调研或建议. */
  function oneOf(categories: readonly Category[]): string {
    const names = categories.map((category) => t(`category.${category}`))
    const last = names.pop() ?? ''
    return names.length === 0 ? last : t('field.list.or', { first: names.join(t('field.list.comma')), last })
  }

  function ruleName({ rule }: ProgressLine): string {
    const name = rule.categories.map((category) => t(`category.${category}`)).join(' · ')
    return rule.measure === 'adopted' ? t('field.month.adoptedRule', { name }) : name
  }

  return { countsSentence, verdictSentences, ruleName }
}
