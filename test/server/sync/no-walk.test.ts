import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, it, vi } from 'vitest'
import { UNDERSTOOD_KINDS } from '../../../src/field/sync/parse-answer.ts'
import { openTestOffice } from '../../support/server-office.ts'
import { makeCommand, sync } from '../../support/server-phone.ts'

afterEach(() => vi.restoreAllMocks())

it('a text is taken in and answered without walking through a whole table', async () => {
  const office = await openTestOffice()
  const farm = await office.signIn('nongye01')
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
  const { changes } = await sync(farm, [makeCommand(1)], { understands: UNDERSTOOD_KINDS })
  const asked = prepare.mock.calls.map(([sql], call) => ({
    sql,
    connection: prepare.mock.contexts[call] as DatabaseSync,
  }))
  prepare.mockRestore()
  const walks = asked.flatMap(({ sql, connection }) =>
    connection
      .prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => String(detail))
      .filter((detail) => /^SCAN (?!CONSTANT)/.test(detail))
      .map((detail) => `${detail}: ${sql}`),
  )
  expect(changes.map(({ kind }) => kind)).toContain('facts')
  expect(asked.length).toBeGreaterThan(10)
  expect(walks).toEqual([])
  await office.close()
})
