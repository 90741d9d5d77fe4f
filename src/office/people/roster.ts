import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import {
  comingAfter,
  seatsAt,
  vacanciesOf,
  type RosterEntry,
  type RosterPost,
} from '../../domain/people/roster.ts'
import type { PointFiling, RosterAnswer, RosterFiling } from '../../protocol/desk-roster.ts'
import type { Answer } from '../api.ts'
import { filePoint, fileRoster, readRoster } from './api.ts'

type Phase =
  { status: 'loading' } | { status: 'ready'; roster: RosterAnswer } | { status: 'failed'; code: string }

/** 名册 and 直报点. Filings answer with the code of the refusal, or undefined when they were made. */
export const useRosterStore = defineStore('roster', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })

  /** Unit by unit: who holds which seat today, what is vacant, and all that was filed, the newest first. */
  const units = computed(() => {
    if (phase.value.status !== 'ready') return []
    const { units, entries, serverTime } = phase.value.roster
    return units.map(({ id, name }) => {
      const filed = entries.filter(({ unitId }) => unitId === id)
      const held = seatsAt(filed, serverTime)
      const coming = comingAfter(filed, serverTime)
      return { id, name, held, coming, vacancies: vacanciesOf(held), filed: [...filed].reverse() }
    })
  })

  /** The office's clock, not this machine's. */
  const now = computed(() => (phase.value.status === 'ready' ? phase.value.roster.serverTime : Date.now()))

  async function load() {
    const answer = await readRoster()
    phase.value = answer.ok
      ? { status: 'ready', roster: answer.value }
      : { status: 'failed', code: answer.code }
  }

  async function file(filing: RosterFiling) {
    return accept(await fileRoster(filing))
  }

  async function filePlace(filing: PointFiling) {
    return accept(await filePoint(filing))
  }

  function accept(answer: Answer<RosterAnswer>): string | undefined {
    if (!answer.ok) return answer.code
    phase.value = { status: 'ready', roster: answer.value }
    return undefined
  }

  return { phase, units, now, load, file, filePlace }
})

export type RosterUnit = ReturnType<typeof useRosterStore>['units'][number]

/** What is to be filed: a change of a seat, or who fills one. */
export interface SeatToFile {
  unit: RosterUnit
  post: RosterPost
  seat: RosterEntry | undefined
}
