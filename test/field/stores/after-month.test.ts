import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { afterMonth } from '../../../src/field/stores/after-month.ts'
import { useProgressStore } from '../../../src/field/stores/progress.ts'
import { openStage, until } from '../../support/field-stores.ts'

async function openMonth() {
  await openStage()
  const progress = useProgressStore()
  const isReady = async () => {
    await until(() => progress.status === 'ready')
    await nextTick()
  }
  return { isReady, work: vi.fn() }
}

describe('what waits behind the month', () => {
  it('is done once, when the month stands', async () => {
    const { isReady, work } = await openMonth()
    afterMonth(work)
    expect(work).not.toHaveBeenCalled()
    await isReady()
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is done at once when the month stands already', async () => {
    const { isReady, work } = await openMonth()
    await isReady()
    afterMonth(work)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is not done when it was called off', async () => {
    const { isReady, work } = await openMonth()
    const callOff = afterMonth(work)
    callOff()
    await isReady()
    expect(work).not.toHaveBeenCalled()
  })
})
