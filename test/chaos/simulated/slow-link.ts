import { playDays } from './stage.ts'

const LINK = { bitsPerSecond: 20_000, latencyMs: 2000, loss: 0.1 }
const TEXT_LIMIT_MS = 30_000

/** 20 kbit/s, 2 s of latency, every tenth packet lost: 5 KB of text arrive within 30 s while photos go up. */
export const run = (cycles: number, random: () => number) =>
  playDays('slow-link', { cycles, random }, async ({ town, send, countWaiting }) => {
    const { world, network } = town
    network.link = LINK
    await send({ characters: 100, photoBytes: [300_000, 200_000] })
    await world.pass(world.dice.int(15_000, 300_000))
    await send({ characters: 1700 })
    const sentAt = world.now
    await world.passUntil(() => countWaiting() === 0, 300_000)
    const healMs = world.now - sentAt
    network.link = undefined
    return { healMs, faults: healMs > TEXT_LIMIT_MS ? [`late: the text took ${healMs} ms`] : [] }
  })
