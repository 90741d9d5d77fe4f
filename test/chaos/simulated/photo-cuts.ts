import type { FaultReport } from '../fault-report.ts'
import { playDays } from './stage.ts'

const MB = 1_000_000
const MOST_EXTRA = 0.25
const LIMIT_MS = 60 * 60_000

/** The connection breaks off after some bytes, again and again: every photo arrives whole, and little is sent twice. */
export async function run(cycles: number, random: () => number): Promise<FaultReport> {
  let wanted = 0
  let sent = 0
  const report = await playDays(
    'photo-cuts',
    { cycles, random },
    async ({ town, send, countWaiting, countPhotosToCome }) => {
      const { world, network } = town
      const size = world.dice.int(0.2 * MB, world.dice.chance(0.3) ? 10 * MB : 2 * MB)
      network.weather = { faults: 0.2, slowness: 0, only: ['cut', 'cut', 'lose_answer'] }
      const sentBefore = network.bytesSent
      await send({ characters: 50, photoBytes: [size] })
      const startedAt = world.now
      await world.passUntil(() => countWaiting() + countPhotosToCome() === 0, LIMIT_MS)
      wanted += size
      sent += network.bytesSent - sentBefore
      return {
        healMs: world.now - startedAt,
        faults: countPhotosToCome() === 0 ? [] : ['stuck: the photo did not arrive'],
      }
    },
  )
  const extra = sent / wanted - 1
  const note = [`${Math.round(extra * 100)} % extra bytes`, report.note].filter(Boolean).join('; ')
  return { ...report, lost: report.lost + (extra > MOST_EXTRA ? 1 : 0), note }
}
