import type { NoticeAudience } from '../../domain/board/notice.ts'
import { useWords } from '../../ui/words/words.ts'
import { useGardenStore } from './garden.ts'

/** To whom a notice goes, by the names of today. */
export function useAudienceWords() {
  const store = useGardenStore()
  const { t } = useWords()

  function audienceOf(audience: NoticeAudience): string {
    if (audience.kind === 'all' || store.notices.status !== 'ready') return t('garden.notices.audience.all')
    const { classes, units } = store.notices.value
    if (audience.kind === 'classes') return namesOf(classes, audience.classIds)
    return namesOf(units, audience.unitIds)
  }

  function namesOf(known: readonly { id: string; name: string }[], ids: readonly string[]): string {
    return known
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join('、')
  }

  return { audienceOf }
}
