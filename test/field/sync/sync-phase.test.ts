import { describe, expect, it } from 'vitest'
import laterChinese from '../../../src/field/words/later.zh-CN.json' with { type: 'json' }
import chinese from '../../../src/field/words/zh-CN.json' with { type: 'json' }
import { isExportOffered, isPaused, SYNC_PHASES } from '../../../src/field/sync/sync-phase.ts'

describe('each phase of the connection', () => {
  it('has its sentence, and none is left over', () => {
    const explained = SYNC_PHASES.filter((phase) => phase !== 'idle')
    const about = { ...chinese.sync.about, ...laterChinese.sync.about }
    // Without an answer it is said which of two: no network, or an office that cannot be reached.
    expect(Object.keys(about).sort()).toEqual([...explained, 'out_of_reach'].sort())
  })

  it('that only a person can mend pauses the engine; the others are tried again by themselves', () => {
    expect(SYNC_PHASES.filter(isPaused)).toEqual([
      'signed_out',
      'other_account',
      'forbidden',
      'deactivated',
      'update_needed',
    ])
  })

  it('in which waiting may not help offers the export', () => {
    expect(SYNC_PHASES.filter(isExportOffered)).toEqual([
      'forbidden',
      'deactivated',
      'update_needed',
      'misconfigured',
      'stuck',
    ])
  })
})
