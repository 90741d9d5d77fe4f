import { describe, expect, it } from 'vitest'
import { readFullStanding } from '../../../src/field/local/standing.ts'
import { applyTold } from '../../../src/field/local/told.ts'
import { CLOSED_PERIOD_TOLD } from '../../../src/protocol/closed-period.ts'
import { openMemory } from '../../support/field-memory.ts'
import { accountIdOf, NOW, unitIdOf } from '../../support/make-ids.ts'

const person = { unitId: unitIdOf(1), accountId: accountIdOf(1) }

const tell = async (...rows: { period: string; [field: string]: unknown }[]) => {
  const database = await openMemory()
  for (const row of rows) {
    const { period: id } = row
    await applyTold(database, { kind: 'told', seq: 1, about: CLOSED_PERIOD_TOLD, id, rev: 1, row })
  }
  return (await readFullStanding(database, person)).closedPeriods.map(({ period }) => period)
}
const october = { period: '2026-10', closedAt: NOW, unitId: unitIdOf(1), lines: [], hundredths: 0 }

describe('closed periods on the phone', () => {
  it('are those of the unit, and not what another unit was told before its officer came here', async () => {
    expect(await tell(october, { ...october, period: '2026-09', unitId: unitIdOf(2) })).toEqual(['2026-10'])
  })

  it('that only a newer release can read are left out, and the others stay', async () => {
    expect(await tell(october, { period: 'spring of 2026', lines: 'many' })).toEqual(['2026-10'])
  })

  it('keep of a line what this release does not know', async () => {
    const database = await openMemory()
    const line = { key: 'k', unitId: unitIdOf(1), at: NOW, hundredths: 250, later: 'field' }
    const row = { ...october, lines: [line], hundredths: 250 }
    await applyTold(database, { kind: 'told', seq: 1, about: CLOSED_PERIOD_TOLD, id: '2026-10', rev: 1, row })
    expect((await readFullStanding(database, person)).closedPeriods).toEqual([row])
  })
})
