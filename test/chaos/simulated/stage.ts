import '../simulator/enter.ts'
import { newCommandId, newItemId, newPhotoId, type ItemId } from '../../../src/domain/ids.ts'
import { hashText } from '../../../src/field/local/photo-bytes.ts'
import type { OutboxRow } from '../../../src/field/local/command-rows.ts'
import type { ItemRow } from '../../../src/field/local/rows.ts'
import { saveDraft } from '../../../src/field/local/save-draft.ts'
import { submitDraft } from '../../../src/field/local/submit-draft.ts'
import type { FaultReport } from '../fault-report.ts'
import { findFaults } from '../simulator/invariants.ts'
import { storePicture } from '../simulator/officer-actions.ts'
import { makePhotoRow } from '../simulator/photo-row.ts'
import type { Life } from '../simulator/life.ts'
import type { Phone, Tab } from '../simulator/phone.ts'
import { makeSimulator, withTown } from '../simulator/run-seed.ts'
import { settle } from '../simulator/settle.ts'
import type { Town } from '../simulator/town.ts'

/** One phone with one window, and what a scripted day needs. */
export interface Stage {
  town: Town
  phone: Phone
  tab: Tab
  /** Writes an item of about so many characters with photos of so many bytes, and submits it. */
  send(size: { characters: number; photoBytes?: number[] }): Promise<ItemId>
  countWaiting(): number
  countPhotosToCome(): number
}

/** Plays one scripted day again and again, each with dice of its own, and checks at the end of each that all is well. */
export async function playDays(
  name: string,
  { cycles, random }: { cycles: number; random: () => number },
  day: (stage: Stage) => Promise<{ faults: string[]; healMs?: number }>,
): Promise<FaultReport> {
  const template = await makeSimulator()
  const report: FaultReport = { name, cycles, lost: 0, duplicated: 0, slowestHealMs: 0 }
  const notes: string[] = []
  try {
    for (let cycle = 0; cycle < cycles; cycle++) {
      const seed = Math.floor(random() * 1_000_000_000)
      await withTown(template, { seed, phones: 1 }, async (town) => {
        const { faults, healMs = 0 } = await day(await setStage(town))
        const { stuck } = await settle(town)
        const found = [...faults, ...stuck, ...findFaults(town)]
        report.slowestHealMs = Math.max(report.slowestHealMs, healMs)
        report.duplicated += found.filter((fault) => fault.includes('twice')).length
        report.lost += found.filter((fault) => !fault.includes('twice')).length
        if (found[0] !== undefined) notes.push(found[0])
      })
    }
  } finally {
    await template.close()
  }
  return notes.length === 0 ? report : { ...report, note: notes.slice(0, 3).join('; ') }
}

async function setStage(town: Town): Promise<Stage> {
  const { world, phones } = town
  const phone = phones[0] as Phone
  const tab = phone.tabs[0] as Tab
  phone.isVisible = true
  await world.pass(1000)
  return {
    town,
    phone,
    tab,
    send: (size) => world.complete(() => send(town, { phone, tab, ...size }), (phone.life as Life).owner),
    countWaiting: () => phone.storage.rows<OutboxRow>(phone.memoryName, 'outbox').length,
    countPhotosToCome: () =>
      phone.storage
        .rows<ItemRow>(phone.memoryName, 'items')
        .reduce((total, { photosToCome }) => total + photosToCome, 0),
  }
}

interface Sending {
  phone: Phone
  tab: Tab
  characters: number
  photoBytes?: number[]
}

async function send(town: Town, { phone, tab, characters, photoBytes = [] }: Sending): Promise<ItemId> {
  const itemId = newItemId(phone.ids)
  const writing = town.ledger.type(phone, itemId)
  const body = writing.mark + '稿'.repeat(characters)
  const text = { title: `第${writing.mark}条`, body, category: 'news' as const, eventAt: null, place: '' }
  await saveDraft(tab.database, { id: itemId, text, notes: [], now: phone.now() })
  writing.state = 'saved'
  for (const size of photoBytes) {
    const picture = await storePicture(tab.database, town.world.dice.int(0, 2 ** 31), size)
    const id = newPhotoId(phone.ids)
    await tab.database.photos.put(makePhotoRow({ id, itemId, addedAt: phone.now(), picture, preview: null }))
  }
  const { appVersion } = phone
  const commandId = newCommandId(phone.ids)
  const answer = await submitDraft(tab.database, {
    itemId,
    commandId,
    now: phone.now(),
    appVersion,
    hash: hashText,
  })
  if (!answer.ok) throw new Error(`the phone did not let it out: ${answer.problem}`)
  town.ledger.submit(phone, commandId)
  void tab.engine.wake()
  return itemId
}
