import { expect, it } from 'vitest'
import type { Period } from '../../../src/domain/calendar/period.ts'
import { concernedRecords } from '../../../src/domain/score/concerned-records.ts'
import { itemIdOf, shanghai } from '../../support/make-ids.ts'
import { makeEntry } from '../../support/make-ledger.ts'
import { makeRecord, makeUse } from '../../support/make-record.ts'

const OLD = shanghai('2023-05-04T09:00')
const THIS_YEAR = shanghai('2026-02-03T09:00')
const old = (n: number, changes = {}) => makeRecord({ itemId: itemIdOf(n), reportedAt: OLD, ...changes })

it('of old items only those count to which something happened since, or which an entry is about', () => {
  const records = [
    old(1),
    old(2, { uses: [makeUse({ at: THIS_YEAR })] }),
    old(3, { instructions: [{ at: THIS_YEAR, rank: 'province' }] }),
    old(4, { passedUp: [{ at: THIS_YEAR, level: 'city' }] }),
    old(5, { lastReportedAt: THIS_YEAR }),
    old(6),
    makeRecord({ itemId: itemIdOf(7), reportedAt: shanghai('2025-01-01T00:00') }),
    makeRecord({ itemId: itemIdOf(8), reportedAt: shanghai('2024-06-01T00:00') }),
  ]
  const entries = [makeEntry({ itemId: itemIdOf(6), at: THIS_YEAR })]
  const found = concernedRecords({ period: '2026-03' as Period, records, entries })
  expect(found.map(({ itemId }) => itemId)).toEqual([2, 3, 4, 5, 6, 7].map(itemIdOf))
})
