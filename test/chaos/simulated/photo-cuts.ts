import type { FaultReport } from '../fault-report.ts'
import { playDays, type Stage } from './stage.ts'

const MB = 1_000_000
const MOST_EXTRA = 0.25
const LIMIT_MS = 60 * 60_000
/** Photos of one day; the sizes of most are near the lower end, as those of real ones are. */
const PHOTOS_A_DAY = 5
const SKEW = 9

/** The connection breaks off after some bytes, again and again: every photo arrives whole, and little is sent twice. */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  let wanted = 0
  let sent = 0
  let left = cycles
  const days = Math.ceil(cycles / PHOTOS_A_DAY)
  const report = await playDays('photo-cuts', { cycles: days, random }, async (stage) => {
    const sizes = drawSizes(stage, Math.min(left, PHOTOS_A_DAY))
    left -= sizes.length
    const sentBefore = stage.town.network.bytesSent
    const found = await sendPhotos(stage, sizes)
    wanted += sizes.reduce((sum, size) => sum + size, 0)
    sent += stage.town.network.bytesSent - sentBefore
    return found
  })
  const extra = sent / wanted - 1
  const figures = `${Math.round(wanted / MB)} MB, ${Math.round(extra * 100)} % extra bytes`
  const note = [figures, report.note].filter(Boolean).join('; ')
  return { ...report, cycles, lost: report.lost + (extra > MOST_EXTRA ? 1 : 0), note }
}

function drawSizes({ town: { world } }: Stage, count: number): number[] {
  return Array.from({ length: count }, () => Math.round((0.2 + 9.8 * world.dice.next() ** SKEW) * MB))
}

async function sendPhotos({ town, send, countWaiting, countPhotosToCome }: Stage, photoBytes: number[]) {
  const { world, network } = town
  network.weather = { faults: 0.2, slowness: 0, only: ['cut', 'cut', 'lose_answer'] }
  await send({ characters: 50, photoBytes })
  const startedAt = world.now
  await world.passUntil(() => countWaiting() + countPhotosToCome() === 0, LIMIT_MS)
  const faults = countPhotosToCome() === 0 ? [] : ['stuck: a photo did not arrive']
  return { healMs: world.now - startedAt, faults }
}
