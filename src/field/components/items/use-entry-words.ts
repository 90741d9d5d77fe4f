import { countCharacters } from '../../../domain/item/item-text.ts'
import type { Delivery } from '../../../domain/item/delivery.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { Entry } from '../../stores/entries.ts'

/** Words for the two axes of an entry: where it is, and what became of it. */
export function useEntryWords() {
  const { t } = useWords()

  function deliveryWord(delivery: Delivery): string {
    if (delivery.status === 'photos_to_come') return t('delivery.photos_to_come', delivery.count)
    if (delivery.status === 'on_phone' && delivery.hasCopyAtOffice === true)
      return t('delivery.copy_at_office')
    return t(`delivery.${delivery.status}`)
  }

  /** Empty for what has left the hand but is not at the office: 草稿 would be untrue, and 待发 says it all. */
  function workWord({ work, delivery }: Pick<Entry, 'work' | 'delivery'>): string {
    return work.status === 'draft' && delivery.status !== 'on_phone' ? '' : t(`work.${work.status}`)
  }

  function titleOf({ text }: Pick<Entry, 'text'>): string {
    return text.title.trim() === '' ? t('field.entry.untitled') : text.title
  }

  /** 612 字 · 照片 3 张. */
  function contentsOf({ text, photos }: Pick<Entry, 'text' | 'photos'>): string {
    const characters = t('count.characters', countCharacters(text.body))
    return photos.length === 0 ? characters : `${characters} · ${t('count.photos', photos.length)}`
  }

  return { deliveryWord, workWord, titleOf, contentsOf }
}
