import { describe, expect, it, onTestFinished } from 'vitest'
import { readLeftWork } from '../../../src/field/local/left-work.ts'
import {
  forgetMemory,
  forgetSignedIn,
  readPeople,
  rememberSignedIn,
  RootDatabase,
} from '../../../src/field/local/root-database.ts'
import { newStorage, openMemory, write, writeAndSubmit } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { accountIdOf, itemIdOf } from '../../support/make-ids.ts'

async function openPhone() {
  const storage = newStorage()
  const root = new RootDatabase(storage)
  onTestFinished(() => root.close())
  const first = await openMemory({ storage })
  return { storage, root, first }
}

describe('what the next one to hold the phone is told', () => {
  it('is how much is kept of each person who signed in here, in numbers', async () => {
    const { storage, root, first } = await openPhone()
    await rememberSignedIn(root, makeAccount())
    const { version } = await write(first)
    // Also what the office has a copy of: without a network it cannot be read anywhere.
    await first.drafts.update(itemIdOf(1), { backedUpVersion: version })
    await writeAndSubmit(first, { id: itemIdOf(2) })
    await forgetSignedIn(root)
    await rememberSignedIn(root, makeAccount({ accountId: accountIdOf(2), displayName: '李访' }))
    await openMemory({ storage, accountId: accountIdOf(2) })
    await forgetSignedIn(root)
    expect(await readLeftWork(await readPeople(root), storage)).toEqual([
      { name: '王采', waiting: 1, drafts: 1 },
      { name: '李访', waiting: 0, drafts: 0 },
    ])
  })

  it('names nobody whose memory is gone, and makes no empty one in its place', async () => {
    const { storage, root } = await openPhone()
    await rememberSignedIn(root, makeAccount({ accountId: accountIdOf(3) }))
    await forgetSignedIn(root)
    expect(await readLeftWork(await readPeople(root), storage)).toEqual([])
    expect(await storage.indexedDB.databases()).toHaveLength(2)
  })

  it('names nobody who gave it up', async () => {
    const { storage, root } = await openPhone()
    await rememberSignedIn(root, makeAccount())
    await forgetSignedIn(root)
    await forgetMemory(root, accountIdOf(1))
    expect(await readLeftWork(await readPeople(root), storage)).toEqual([])
  })

  it('knows a person who signed in before names were noted', async () => {
    const { storage, root, first } = await openPhone()
    await write(first)
    await root.facts.put({ key: 'account', value: makeAccount() })
    await forgetSignedIn(root)
    expect(await readLeftWork(await readPeople(root), storage)).toEqual([
      { name: '王采', waiting: 0, drafts: 1 },
    ])
  })
})
