import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { KnownAppeal } from '../../stores/own-points.ts'

/** Where an objection is and what came of it. */
export function useAppealWords(now: () => number) {
  const { t, refusalText } = useWords()
  const { formatMoment } = useTimes()

  function sentenceOf({ answer, refusalCode, isWaiting, madeAt }: KnownAppeal): string {
    if (answer !== null) {
      const { isUpheld, words, by, at } = answer
      const values = { words, by, moment: formatMoment(at, now()) }
      return t(isUpheld ? 'figures.appeal.upheld' : 'figures.appeal.dismissed', values)
    }
    if (refusalCode !== undefined) return t('figures.appeal.refused', { reason: refusalText(refusalCode) })
    const moment = formatMoment(madeAt, now())
    return t(isWaiting ? 'figures.appeal.waiting' : 'figures.appeal.sent', { moment })
  }

  return { sentenceOf }
}
