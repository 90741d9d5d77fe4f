import { useWords } from '../../../ui/words/words.ts'
import type { TaskOf } from '../../stores/task-lines.ts'
import { useTaskWords } from '../today/use-task-words.ts'

/** How a task stands, in sentences: pace, forecast with its reason, days left, and whence the target comes. */
export function useProgressWords() {
  const { t } = useWords()
  const { endOf } = useTaskWords()

  /** The number, or — with the reason why there is none. */
  function targetText({ line, progress }: TaskOf): string {
    if (line.target !== null && line.target > 0) return String(line.target)
    const dash = t('figures.progress.dash')
    if (line.target === 0) return dash
    return `${dash} ${t(`figures.progress.${NO_TARGET[progress.targetBasis] ?? 'unstated'}`)}`
  }

  function sentencesOf(task: TaskOf): string[] {
    const { line, progress } = task
    const isRunning = !line.isOver && line.state !== 'no_task' && line.state !== 'not_begun'
    return [
      ...(isRunning ? paceSentences(task) : []),
      ...partsSentence(task),
      ...lastYearSentence(task),
      ...(progress.rule.statement === null
        ? []
        : [t('figures.progress.statement', { ...progress.rule.statement })]),
      ...(progress.policyVersion === null
        ? []
        : [t('figures.progress.version', { version: progress.policyVersion })]),
      ...uncertainSentence(task),
    ]
  }

  function paceSentences({ line, progress }: TaskOf): string[] {
    const { daysLeft, workingDays } = progress
    const isOpen = line.state === 'on_pace' || line.state === 'behind'
    const expected =
      isOpen && line.expectedByNow !== null ? [t('figures.progress.expectedByNow', line.expectedByNow)] : []
    return [
      ...expected,
      forecastSentence(line),
      t('figures.progress.daysLeft', { count: daysLeft, working: workingDays.left }),
    ]
  }

  function forecastSentence(line: TaskOf['line']): string {
    const { expected, basis } = line
    const end = endOf(line)
    if (expected === null || basis === 'too_early' || basis === 'over') {
      return t('figures.progress.tooEarly', { end })
    }
    return t('figures.progress.forecast', {
      count: expected,
      end,
      basis: t(`figures.progress.basis.${basis}`),
    })
  }

  function partsSentence({ line }: TaskOf): string[] {
    if (line.partsMet === null || line.partsMet.over === 0) return []
    return [
      t('figures.progress.partsMet', { ...line.partsMet, kind: t(`figures.progress.part.${line.kind}`) }),
    ]
  }

  function lastYearSentence({ progress: { lastYear } }: TaskOf): string[] {
    if (lastYear === null) return []
    const { percent, count } = lastYear
    return [
      count === null
        ? t('figures.progress.lastYearUnknown', { percent })
        : t('figures.progress.lastYear', { percent, count }),
    ]
  }

  function uncertainSentence({ progress: { workingDays } }: TaskOf): string[] {
    if (workingDays.isCertain) return []
    return [t('figures.progress.uncertain', { years: workingDays.unknownYears.join(' ') })]
  }

  return { targetText, sentencesOf }
}

const NO_TARGET: Partial<Record<TaskOf['progress']['targetBasis'], string>> = {
  day_off: 'dayOff',
  not_in_force: 'notInForce',
}
