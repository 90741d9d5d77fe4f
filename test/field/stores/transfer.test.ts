import { strFromU8, unzipSync } from 'fflate'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toLocalInput } from '../../../src/domain/calendar/shanghai-time.ts'
import { useDraftStore } from '../../../src/field/stores/draft.ts'
import { useTransferStore } from '../../../src/field/stores/transfer.ts'
import { write } from '../../support/field-memory.ts'
import { openStage } from '../../support/field-stores.ts'
import { itemIdOf, NOW } from '../../support/make-ids.ts'

afterEach(() => vi.restoreAllMocks())

const namesIn = async (file: File | null) =>
  file === null ? [] : Object.keys(unzipSync(new Uint8Array(await file.arrayBuffer())))

describe('unsent work as a file', () => {
  it('is none while the office lacks nothing', async () => {
    await openStage()
    expect(await useTransferStore().makeExport(() => '')).toBeNull()
  })

  it('is named after the account and the day, and comes back in once', async () => {
    const { database } = await openStage()
    await write(database)
    const transfer = useTransferStore()
    const file = await transfer.makeExport(() => '')
    expect(file?.name).toBe(`caifeng-nongye01-${toLocalInput(NOW).slice(0, 10)}.zip`)
    await database.drafts.clear()
    await database.revisions.clear()
    if (file === null) throw new Error('nothing was exported')
    expect(await transfer.importFile(file)).toEqual({
      ok: true,
      drafts: 1,
      submissions: 0,
      appeals: 0,
      deeds: 0,
      reviews: 0,
      typed: 0,
      known: 0,
    })
    expect(await transfer.importFile(file)).toEqual({
      ok: true,
      drafts: 0,
      submissions: 0,
      appeals: 0,
      deeds: 0,
      reviews: 0,
      typed: 0,
      known: 1,
    })
    expect(await database.drafts.count()).toBe(1)
  })

  it('bears the day and the hour of Beijing, whatever the zone of the phone', async () => {
    const { database } = await openStage()
    await write(database)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T06:08:10+08:00') })
    try {
      const file = await useTransferStore().makeExport(() => '')
      expect(file?.name).toBe('caifeng-nongye01-2026-11-23.zip')
      expect(await readFirstStamp(file)).toEqual([2026, 11, 23, 6, 8, 10])
    } finally {
      vi.useRealTimers()
    }
  })

  it('holds the text of the editor though the memory does not answer', async () => {
    const { database } = await openStage()
    const draft = useDraftStore()
    await draft.create()
    Object.assign(database, { timing: { now: () => NOW, sleep: async () => undefined } })
    database.close()
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('injected', 'UnknownError')
    })
    draft.text.title = '只在这一页'
    await draft.flush()
    const file = await useTransferStore().makeExport(() => '可读')
    const names = await namesIn(file)
    expect(names).toContain('001-只在这一页/text.txt')
    const files = unzipSync(new Uint8Array(await (file as File).arrayBuffer()))
    expect(strFromU8(files['001-只在这一页/data.json'] ?? new Uint8Array())).toContain('只在这一页')
  })

  it('that is none of ours brings nothing in', async () => {
    const { database } = await openStage()
    const answer = await useTransferStore().importFile(new Blob(['just a text']))
    expect(answer).toEqual({ ok: false, code: 'import.not_an_export' })
    expect(await database.drafts.where('id').equals(itemIdOf(1)).count()).toBe(0)
  })
})

/** Year to second of the first entry, as its header has them. */
async function readFirstStamp(file: File | null): Promise<number[]> {
  const header = new DataView((await file?.arrayBuffer()) ?? new ArrayBuffer(30))
  const [time, date] = [header.getUint16(10, true), header.getUint16(12, true)]
  return [
    ...[(date >> 9) + 1980, (date >> 5) & 15, date & 31],
    ...[time >> 11, (time >> 5) & 63, (time & 31) * 2],
  ]
}
