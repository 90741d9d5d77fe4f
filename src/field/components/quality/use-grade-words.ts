import { GRADE_SIDES, isGraded, type Grade } from '../../../domain/grade/grade.ts'
import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import { addQualityWords } from './add-quality-words.ts'

/** A grade in words: 结构：差　价值：好, and beneath it reasons and words side by side, by whom and when. */
export function useGradeWords() {
  addQualityWords()
  const { t } = useWords()
  const { formatMoment } = useTimes()

  function titleOf({ sides }: Grade): string {
    if (!isGraded(sides)) return t('quality.grade.takenBack')
    return GRADE_SIDES.flatMap((side) => {
      const mark = sides[side]?.mark
      if (mark === undefined) return []
      const named = { side: t(`quality.grade.side.${side}`), mark: t(`quality.grade.mark.${mark}`) }
      return [t('quality.grade.sideMark', named)]
    }).join('　')
  }

  function detailsOf({ sides, by, at }: Grade, now: number): string[] {
    const said = GRADE_SIDES.flatMap((side) => {
      const { reasons = [], words = '' } = sides[side] ?? {}
      const parts = [...reasons.map((reason) => t(`quality.grade.reason.${reason}`)), words]
      const named = { side: t(`quality.grade.side.${side}`), said: parts.filter(Boolean).join(' · ') }
      return named.said === '' ? [] : [t('quality.grade.sideSaid', named)]
    })
    return [...said, t('quality.grade.by', { by, time: formatMoment(at, now) })]
  }

  return { titleOf, detailsOf }
}
