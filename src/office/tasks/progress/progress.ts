import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Period } from '../../../domain/calendar/period.ts'
import type { CountyProgressAnswer } from '../../../protocol/desk-progress.ts'
import { readProgress } from '../api.ts'
import { readClassNames } from '../class-names.ts'

type Phase =
  | { status: 'loading' }
  | { status: 'failed'; code: string }
  | { status: 'ready'; progress: CountyProgressAnswer; classNameById: ReadonlyMap<string, string> }

/** 进度: all units in one period. */
export const useCountyProgressStore = defineStore('county-progress', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })
  let classNameById: ReadonlyMap<string, string> = new Map()
  let asked = 0

  async function load(period: Period) {
    const turn = ++asked
    if (phase.value.status !== 'ready') phase.value = { status: 'loading' }
    const [answer] = await Promise.all([readProgress(period), loadClasses()])
    if (turn !== asked) return
    phase.value = answer.ok
      ? { status: 'ready', progress: answer.value, classNameById }
      : { status: 'failed', code: answer.code }
  }

  async function loadClasses() {
    if (classNameById.size === 0) classNameById = (await readClassNames()) ?? classNameById
  }

  return { phase, load }
})
