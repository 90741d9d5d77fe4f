import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sha256 } from '../../../src/domain/ids.ts'
import { sweep } from '../../../src/server/blobs/sweep.usecases.ts'
import { openTestOffice, type Client, type TestOffice } from '../../support/server-office.ts'
import { listPicture, makeCommand, makePicture, makeSubmission, send } from '../../support/server-phone.ts'
import { photoPath, uploadPicture } from '../../support/server-upload.ts'

const DAY_MS = 24 * 60 * 60_000
const pictures = [0, 1, 2, 3, 4, 5].map((number) => makePicture(`swept ${number}`))

let office: TestOffice
let phone: Client
let seq = 0

beforeAll(async () => {
  office = await openTestOffice()
  phone = await office.signIn('nongye01')
})
afterAll(() => office.close())

describe('the sweep', () => {
  it('never touches what an item lists, and leaves nothing that none has listed for a week', async () => {
    const lying = fc.record({
      picture: fc.nat({ max: pictures.length - 1 }),
      ending: fc.constantFrom('', '.part', '.damaged'),
      ageDays: fc.integer({ min: 0, max: 20 }),
    })
    const listing = fc.subarray([...pictures.keys()])
    await fc.assert(
      fc.asyncProperty(fc.array(lying, { maxLength: 12 }), listing, async (files, listed) => {
        const command = makeCommand(++seq, {
          payload: makeSubmission({ manifest: listed.map((place) => listPicture(at(place))) }),
        })
        await send(phone, command)
        for (const place of listed) everListed.add(at(place).sha256)
        const before = new Map(files.map((file) => [lay(file), file]))
        await sweep(office.server.parts)
        const left = new Set(filesLeft())
        for (const [path, { picture, ageDays }] of before) {
          const isListed = everListed.has(at(picture).sha256)
          expect(left.has(path), `${path} of ${ageDays} days`).toBe(isListed || ageDays < 7)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('leaves alone what is sent again while it runs', async () => {
    const picture = makePicture('listed again')
    lay({ picture: pictures.push(picture) - 1, ending: '', ageDays: 30 })
    const command = makeCommand(++seq, { payload: makeSubmission({ manifest: [listPicture(picture)] }) })
    await Promise.all([
      sweep(office.server.parts),
      send(phone, command).then(() => uploadPicture(phone, picture)),
    ])
    expect((await phone.get(`/api/blobs/${picture.sha256}`)).rawPayload.equals(picture.bytes)).toBe(true)
  })

  it('leaves alone what has no name of ours', async () => {
    const note = join(office.dataDir, 'blobs', 'read-me.txt')
    writeFileSync(note, 'from the admin')
    utimesSync(note, 0, 0)
    await sweep(office.server.parts)
    expect(existsSync(note)).toBe(true)
  })
})

const everListed = new Set<Sha256>()

function lay({ picture, ending, ageDays }: { picture: number; ending: string; ageDays: number }): string {
  const path = `${photoPath(office, phone, at(picture).sha256)}${ending}`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, at(picture).bytes)
  const modifiedAt = (office.clock.now - ageDays * DAY_MS) / 1000
  utimesSync(path, modifiedAt, modifiedAt)
  return path
}

function at(place: number) {
  const picture = pictures[place]
  if (picture === undefined) throw new Error(`no picture ${place}`)
  return picture
}

function filesLeft(): string[] {
  const blobs = join(office.dataDir, 'blobs')
  if (!existsSync(blobs)) return []
  const entries = readdirSync(blobs, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
