import { toShanghaiTime } from '../../../domain/calendar/shanghai-time.ts'
import { useWords } from '../../../ui/words/words.ts'
import type { EntryPhoto } from '../../stores/entries.ts'

/** Failures that happen on the phone itself, before the office could refuse anything. */
const PHONE_FAILURES: Record<string, string> = {
  'photo.unreadable': 'field.photo.failure.unreadable',
  'photo.storage_full': 'field.photo.failure.storage_full',
  'photo.not_saved': 'field.photo.failure.not_saved',
}

export function usePhotoWords() {
  const { t, refusalText } = useWords()

  function stateWord({ upload }: EntryPhoto): string {
    return t(`field.photo.state.${upload}`)
  }

  function failureText({ failure }: EntryPhoto): string {
    if (failure === null) return ''
    const phoneFailure = PHONE_FAILURES[failure]
    return phoneFailure === undefined ? refusalText(failure) : t(phoneFailure)
  }

  /** 照片 2，10:09，待传. */
  function photoName(photo: EntryPhoto, index: number): string {
    const time = photo.takenAt === null ? [] : [toShanghaiTime(photo.takenAt).time]
    return [t('field.photo.name', { number: index + 1 }), ...time, stateWord(photo)].join(
      t('field.list.pause'),
    )
  }

  /** The few letters that fit on a thumbnail: what is wrong or under way, else when it was taken. */
  function caption(photo: EntryPhoto): string {
    const isQuiet = photo.upload === 'received' || photo.upload === 'on_phone'
    return isQuiet && photo.takenAt !== null ? toShanghaiTime(photo.takenAt).time : stateWord(photo)
  }

  return { stateWord, failureText, photoName, caption }
}
