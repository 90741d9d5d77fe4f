import { describe, expect, it, onTestFinished } from 'vitest'
import {
  clearSignedOut,
  forgetMemory,
  forgetSignedIn,
  isSignedOut,
  readDeviceId,
  readSignedInAccount,
  rememberSignedIn,
  RootDatabase,
} from '../../../src/field/local/root-database.ts'
import { newStorage } from '../../support/field-memory.ts'
import { makeAccount } from '../../support/make-account.ts'
import { accountIdOf, deviceIdOf } from '../../support/make-ids.ts'

function openRoot(storage = newStorage()) {
  const root = new RootDatabase(storage)
  onTestFinished(() => root.close())
  return root
}

describe('who is signed in on this phone', () => {
  it('is nobody at first', async () => {
    expect(await readSignedInAccount(openRoot())).toBeUndefined()
  })

  it('is remembered over a restart, without a network', async () => {
    const storage = newStorage()
    await rememberSignedIn(openRoot(storage), makeAccount())
    expect(await readSignedInAccount(openRoot(storage))).toEqual(makeAccount())
  })

  it('is the last one who signed in, until they leave', async () => {
    const root = openRoot()
    await rememberSignedIn(root, makeAccount())
    await rememberSignedIn(root, makeAccount({ account: 'shangping01' }))
    expect((await readSignedInAccount(root))?.account).toBe('shangping01')
    await forgetSignedIn(root)
    expect(await readSignedInAccount(root)).toBeUndefined()
  })

  it('stays signed out, whatever session is left at the office, until somebody signs in', async () => {
    const root = openRoot()
    await rememberSignedIn(root, makeAccount())
    expect(await isSignedOut(root)).toBe(false)
    await forgetSignedIn(root)
    expect(await isSignedOut(root)).toBe(true)
    await clearSignedOut(root)
    expect(await isSignedOut(root)).toBe(false)
  })
})

describe('which device this phone is', () => {
  it('is decided once, also when two tabs ask at the same moment', async () => {
    const storage = newStorage()
    const ask = (n: number) => readDeviceId(openRoot(storage), () => deviceIdOf(n))
    const [first, second] = await Promise.all([ask(1), ask(2)])
    expect(first).toBe(second)
    expect(await ask(3)).toBe(first)
  })

  it('outlives a sign-out', async () => {
    const root = openRoot()
    await rememberSignedIn(root, makeAccount())
    await readDeviceId(root, () => deviceIdOf(1))
    await forgetSignedIn(root)
    expect(await readDeviceId(root, () => deviceIdOf(2))).toBe(deviceIdOf(1))
  })

  it('is decided anew once a memory was given up, because its numbers begin at 1 again', async () => {
    const root = openRoot()
    await readDeviceId(root, () => deviceIdOf(1))
    await forgetMemory(root, accountIdOf(1))
    expect(await readDeviceId(root, () => deviceIdOf(2))).toBe(deviceIdOf(2))
  })
})
