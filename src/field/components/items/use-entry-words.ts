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

  /** 612 字 · 照片 3 张 · 1 张照片有问题. */
  function contentsOf({ text, photos }: Pick<Entry, 'text' | 'photos'>): string {
    const failed = photos.filter(({ upload }) => upload === 'failed').length
    const whole = photos.length - failed
    return [
      t('count.characters', countCharacters(text.body)),
      ...(whole > 0 ? [t('count.photos', whole)] : []),
      ...(failed > 0 ? [t('field.entry.photosFailed', failed)] : []),
    ].join(' · ')
  }

  return { deliveryWord, workWord, titleOf, contentsOf }
}
