import { describe, expect, it } from 'vitest'
import { newClueId, type ClueId } from '../../../src/domain/ids.ts'
import { keepFinding, readClues, readFindings } from '../../../src/field/local/clues.ts'
import { queueDeed } from '../../../src/field/local/deeds.ts'
import type { FieldDatabase } from '../../../src/field/local/field-database.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import { viewClues } from '../../../src/field/stores/clue-view.ts'
import { openMemory } from '../../support/field-memory.ts'
import { openRealOffice, signInPhone } from '../../support/field-real-office.ts'
import { commandIdOf, itemIdOf, NOW } from '../../support/make-ids.ts'
import { testIds } from '../../support/server-office.ts'

const SAID = { finding: 'partly', words: '三个村二百户。' } as const

const verify = (database: FieldDatabase, id: ClueId) =>
  queueDeed(database, {
    deed: { type: 'clue.verify', payload: SAID },
    subjectId: id as string as ReturnType<typeof itemIdOf>,
    baseRev: 0,
    commandId: commandIdOf(1),
    now: NOW,
    appVersion: '0.1.0',
    hash: hashText,
  })

describe('what is typed about a clue', () => {
  it('is there again after the page was killed, for each clue apart, and goes when it is sent', async () => {
    const database = await openMemory()
    await keepFinding(database, 'one', SAID)
    await keepFinding(database, 'two', { ...SAID, words: '另一件' })
    await keepFinding(database, 'one', null)
    expect(await readFindings(database)).toEqual({ two: { ...SAID, words: '另一件' } })
  })
})

describe('a clue that the unit is to verify', () => {
  it('is read and answered without a network, and the office has the answer once', async () => {
    const office = await openRealOffice()
    const phone = await signInPhone(office, 'nongye01')
    const editor = await office.signIn('bianji')
    const id = newClueId(testIds)
    const clue = {
      id,
      kind: 'media',
      outlet: '县电视台',
      publishedOn: '2026-11-20',
      link: '',
      words: '卖果难',
    }
    await editor.post('/api/desk/clues', { ...clue, unitId: null })
    const { unitId } = await office.signIn('nongye01')
    const act = { type: 'handed', unitIds: [unitId], words: '' }
    await editor.post(`/api/desk/clues/${id}/acts`, { rev: 1, act })
    await phone.sync()
    const views = async () => viewClues(await readClues(phone.database))
    expect(await views()).toMatchObject([{ id, status: 'asked', clue: { words: '卖果难' } }])
    await verify(phone.database, id)
    expect(await views()).toMatchObject([{ status: 'waiting', said: SAID }])
    await phone.sync()
    expect(await views()).toMatchObject([{ status: 'answered', answer: SAID }])
  })
})
