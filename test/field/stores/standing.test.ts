import { describe, expect, it } from 'vitest'
import { useProgressStore } from '../../../src/field/stores/progress.ts'
import { useStandingStore } from '../../../src/field/stores/standing.ts'
import { writeAndSubmit } from '../../support/field-memory.ts'
import { openStage, until } from '../../support/field-stores.ts'

async function openStanding() {
  const stage = await openStage()
  const store = useStandingStore()
  return { ...stage, store, waiting: () => store.at?.standing.waiting.length }
}

describe('all from which 进度 and 得分 are computed', () => {
  it('is read when a screen shows it, and follows the phone’s memory from then on', async () => {
    const { store, database, waiting } = await openStanding()
    expect(store.status).toBe('loading')
    store.follow()
    await until(() => waiting() === 0)
    await writeAndSubmit(database)
    await until(() => waiting() === 1)
  })

  it('is left alone once no screen shows it any more, and read again for the next one', async () => {
    const { store, database, waiting } = await openStanding()
    const leave = [store.follow(), store.follow()]
    await until(() => waiting() === 0)
    leave[0]?.()
    const { standing: held } = store.at ?? {}
    leave[1]?.()
    await writeAndSubmit(database)
    // What 今日 shows of the same change comes after what would have been read here.
    const today = useProgressStore()
    await until(() => today.progress?.waiting === 1)
    expect(store.at?.standing).toBe(held)
    store.follow()
    await until(() => waiting() === 1)
  })

  it('goes on for one screen when another one of two was left', async () => {
    const { store, database, waiting } = await openStanding()
    const [leave] = [store.follow(), store.follow()]
    await until(() => waiting() === 0)
    leave()
    leave()
    await writeAndSubmit(database)
    await until(() => waiting() === 1)
  })
})
