import { describe, expect, it } from 'vitest'
import type { CommissionId } from '../../../src/domain/ids.ts'
import { watchCommissions, type KnownCommissions } from '../../../src/field/local/commissions.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { startAnswer } from '../../../src/field/local/start-answer.ts'
import { follow } from '../../support/follow.ts'
import { openMemory, submit, write } from '../../support/field-memory.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'

const ASKED = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057' as CommissionId,
  topic: '晚稻机收进度',
  outline: '一、进度。二、缺口。',
  category: 'news' as const,
}

const begin = (database: FieldDatabase) => startAnswer(database, ASKED, { itemId: itemIdOf(1), now: NOW })

const followCommissions = (database: FieldDatabase) =>
  follow<KnownCommissions>((watcher) => watchCommissions(database, watcher))

describe('what the phone knows of commissions', () => {
  it('names an answer that was begun before, at once', async () => {
    const database = await openMemory()
    await begin(database)
    const { until } = followCommissions(database)
    const { answers } = await until(() => true)
    expect(answers).toEqual([{ commissionId: ASKED.id, itemId: itemIdOf(1), submittedAt: null }])
  })

  it('names one that is begun meanwhile, and then once as sent', async () => {
    const database = await openMemory()
    const { told, until } = followCommissions(database)
    await until(() => true)
    await begin(database)
    await until(({ answers }) => answers.length === 1)
    await submit(database, { id: itemIdOf(1) })
    await until(({ answers }) => answers[0]?.submittedAt === NOW)
    expect(Math.max(...told.map(({ answers }) => answers.length))).toBe(1)
  })

  it('is not read anew with each save of an editor', async () => {
    const database = await openMemory()
    let reads = 0
    database.told.hook('reading', (row) => (reads++, row))
    await database.told.put({ about: 'commission', id: ASKED.id, rev: 1, row: {} })
    const { until } = followCommissions(database)
    await until(() => true)
    expect(reads).toBe(1)
    for (let save = 0; save < 3; save++) {
      await write(database, { id: itemIdOf(2) })
      // Longer than a watch needs to hear of a change.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(reads).toBe(1)
  })
})
