import { computed } from 'vue'
import { assertNever } from '../../../domain/assert-never.ts'
import type { Tone } from '../../../ui/tone.ts'
import { useNow } from '../../../ui/use-now.ts'
import { useOnline } from '../../../ui/use-online.ts'
import { useTimes } from '../../../ui/words/use-times.ts'
import { useWords } from '../../../ui/words/words.ts'
import { useSyncStore } from '../../stores/sync.ts'

interface SyncWords {
  tone: Tone
  text: string
}

/** How this phone stands with the office, in a few words: 无网络 · 2 篇待发, 发送中, 已同步 10:05, 请重新登录. */
export function useSyncWords() {
  const sync = useSyncStore()
  const { t } = useWords()
  const { formatBrief } = useTimes()
  const { now } = useNow()
  const { isOnline } = useOnline()

  const words = computed((): SyncWords => {
    switch (sync.phase) {
      case 'signed_out':
        return { tone: 'zhu', text: t('field.sync.signedOut') }
      case 'forbidden':
        return { tone: 'zhu', text: t('field.sync.forbidden') }
      case 'deactivated':
        return { tone: 'zhu', text: t('field.sync.deactivated') }
      case 'update_needed':
        return { tone: 'zhu', text: t('field.sync.updateNeeded') }
      case 'other_account':
        return { tone: 'zhu', text: t('field.sync.otherAccount') }
      case 'misconfigured':
        return { tone: 'zhu', text: t('field.sync.misconfigured') }
      case 'stuck':
        return { tone: 'zhu', text: t('field.sync.stuck') }
      case 'retrying':
        return { tone: 'zhe', text: joined(t('field.sync.retrying'), waitingText()) }
      case 'server_full':
        return { tone: 'zhe', text: joined(t('field.sync.serverFull'), waitingText()) }
      case 'no_network':
        return { tone: 'zhe', text: joined(noNetworkText(), waitingText()) }
      case 'sending':
        return { tone: 'qing', text: t('delivery.sending') }
      case 'idle':
        return idleWords()
      default:
        return assertNever(sync.phase)
    }
  })

  /** What it means and what to do, in a sentence; null when there is nothing to say. */
  const explanation = computed(() => {
    const isPlain = sync.phase === 'idle' || sync.phase === 'sending'
    if (isPlain) return null
    return t(`field.sync.about.${isOutOfReach.value ? 'out_of_reach' : sync.phase}`)
  })

  /** The phone calls itself connected and no request gets through: no signal, or an office that does not answer. */
  const isOutOfReach = computed(() => sync.phase === 'no_network' && isOnline.value)

  function noNetworkText(): string {
    return t(isOutOfReach.value ? 'field.sync.outOfReach' : 'field.sync.noNetwork')
  }

  function idleWords(): SyncWords {
    const waiting = waitingText()
    if (waiting !== '') return { tone: 'zhe', text: waiting }
    if (sync.lastContactAt === null) return { tone: 'gray', text: t('field.sync.never') }
    return { tone: 'lv', text: t('field.sync.at', { time: formatBrief(sync.lastContactAt, now.value) }) }
  }

  function waitingText(): string {
    if (sync.waitingCount > 0) return t('field.sync.waiting', sync.waitingCount)
    return sync.photosToCome > 0 ? t('delivery.photos_to_come', sync.photosToCome) : ''
  }

  function joined(...parts: string[]): string {
    return parts.filter((part) => part !== '').join(' · ')
  }

  return { words, explanation }
}
