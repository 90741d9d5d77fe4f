import { describe, expect, it } from 'vitest'
import { readMeta } from '../../../src/field/local/meta.ts'
import { createClockWatch } from '../../../src/field/sync/clock-watch.ts'
import { makeOfficeAndPhone } from '../../support/field-phone.ts'
import { HOUR, MINUTE, NOW } from '../../support/make-ids.ts'

function makeClocks() {
  const state = { wall: NOW, steady: 0 }
  const watch = createClockWatch({ wallNow: () => state.wall, steadyNow: () => state.steady })
  return {
    watch,
    pass(milliseconds: number) {
      state.wall += milliseconds
      state.steady += milliseconds
    },
    set: (milliseconds: number) => void (state.wall += milliseconds),
  }
}

describe('the clock of the phone', () => {
  it('is measured against that of the office, half way between question and answer', () => {
    const { watch, pass } = makeClocks()
    const sent = watch.now()
    pass(4000)
    expect(watch.read(sent, NOW + 2000 - HOUR)).toEqual({ skewMs: HOUR, jumpMs: 0 })
  })

  it('is caught when somebody sets it between two exchanges, forwards or backwards', () => {
    const { watch, pass, set } = makeClocks()
    watch.read(watch.now(), NOW)
    pass(10 * MINUTE)
    set(-HOUR)
    expect(watch.read(watch.now(), NOW)).toMatchObject({ jumpMs: -HOUR })
    pass(MINUTE)
    set(2 * HOUR)
    expect(watch.read(watch.now(), NOW)).toMatchObject({ jumpMs: 2 * HOUR })
    pass(MINUTE)
    expect(watch.read(watch.now(), NOW)).toMatchObject({ jumpMs: 0 })
  })

  it('is not called set when it drifts by some seconds', () => {
    const { watch, pass, set } = makeClocks()
    watch.read(watch.now(), NOW)
    pass(HOUR)
    set(-20_000)
    expect(watch.read(watch.now(), NOW).jumpMs).toBe(0)
  })

  it('says nothing of its skew when it was set while the answer was awaited', () => {
    const { watch, pass, set } = makeClocks()
    const sent = watch.now()
    pass(1000)
    set(HOUR)
    expect(watch.read(sent, NOW).skewMs).toBeNull()
  })

  it('is noted at each exchange', async () => {
    const { phone } = await makeOfficeAndPhone()
    await phone.sync()
    expect(await readMeta(phone.database, 'exchange')).toMatchObject({ skewMs: 0, jumpMs: 0 })
  })
})
