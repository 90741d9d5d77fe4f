import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Period } from '../../../domain/calendar/period.ts'
import type { UnitId } from '../../../domain/ids.ts'
import type {
  AppealAnswer,
  AppealList,
  Confirmation,
  LedgerAnswer,
  NewScoreEntry,
} from '../../../protocol/desk-score.ts'
import {
  addScoreEntry,
  answerAppeal,
  closePeriod,
  confirmScoreEntry,
  listAppeals,
  readLedger,
} from '../api.ts'
import { readClassNames } from '../class-names.ts'

type Phase =
  { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; answer: LedgerAnswer }

/** 计分: the ranking of a period, one unit's lines, and what has been entered and objected to. */
export const useLedgerStore = defineStore('ledger', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })
  const appeals = shallowRef<AppealList['appeals']>([])
  const classNameById = shallowRef<ReadonlyMap<string, string>>(new Map())
  let shown: { period: Period; unitId: UnitId | undefined } | undefined
  let asked = 0

  async function load(period: Period, unitId: UnitId | undefined) {
    const turn = ++asked
    shown = { period, unitId }
    if (phase.value.status !== 'ready') phase.value = { status: 'loading' }
    const [answer, objections] = await Promise.all([readLedger(period, unitId), listAppeals(), loadClasses()])
    if (turn !== asked) return
    if (objections.ok) appeals.value = objections.value.appeals
    phase.value = answer.ok
      ? { status: 'ready', answer: answer.value }
      : { status: 'failed', code: answer.code }
  }

  async function loadClasses() {
    if (classNameById.value.size === 0) classNameById.value = (await readClassNames()) ?? classNameById.value
  }

  /** Each of these answers the code of the refusal, or undefined when it is done and shown. */
  async function addEntry(entry: NewScoreEntry) {
    return finish(await addScoreEntry(entry))
  }

  async function confirm(id: string, confirmation: Confirmation) {
    return finish(await confirmScoreEntry(id, confirmation))
  }

  async function answer(id: string, given: AppealAnswer) {
    return finish(await answerAppeal(id, given))
  }

  async function close(period: Period) {
    return finish(await closePeriod(period))
  }

  async function finish(answered: { ok: true } | { ok: false; code: string }): Promise<string | undefined> {
    if (answered.ok && shown !== undefined) await load(shown.period, shown.unitId)
    return answered.ok ? undefined : answered.code
  }

  return { phase, appeals, classNameById, load, addEntry, confirm, answer, close }
})
