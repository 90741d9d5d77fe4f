import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { isNoticeCurrent } from '../../domain/board/notice.ts'
import type { NoticeId } from '../../domain/ids.ts'
import { markNoticeSeen, watchNotices, type KnownNotice } from '../local/notices.ts'
import { getFieldMemory } from './field-memory.ts'

export type { KnownNotice } from '../local/notices.ts'

/** 公告 as this phone has them; they are read without a network. */
export const useNoticesStore = defineStore('notices', () => {
  const { database } = getFieldMemory()
  const notices = shallowRef<KnownNotice[]>()
  const hasFailed = shallowRef(false)

  const status = computed(() => {
    if (hasFailed.value) return 'failed'
    return notices.value === undefined ? 'loading' : 'ready'
  })

  /** Those that hold at `now` and were not opened here yet, the newest first. */
  const unreadAt = (now: number) =>
    (notices.value ?? []).filter((notice) => !notice.isSeen && isNoticeCurrent(notice, now))

  /** A mark that cannot be kept comes back the next time, which is no loss. */
  const markSeen = (id: NoticeId) => markNoticeSeen(database, id).catch(() => undefined)

  const unwatch = watchNotices(database, {
    next: (rows) => (notices.value = rows),
    error: () => (hasFailed.value = true),
  })
  onScopeDispose(unwatch)

  return { status, notices, unreadAt, markSeen }
})
