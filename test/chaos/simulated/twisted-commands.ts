import { hash } from 'node:crypto'
import { newCommandId, newDeviceId, newItemId } from '../../../src/domain/ids.ts'
import { canonicalJson } from '../../../src/protocol/canonical-json.ts'
import type { Outcome, SyncResponse } from '../../../src/protocol/sync.ts'
import { playDays, type Stage } from './stage.ts'

/** What a phone with a copied memory or a damaged program could send; never is one answered as if it were another. */
export const run = (cycles: number, random: () => number) =>
  playDays('twisted-commands', { cycles, random }, async (stage) => {
    const post = await makeSender(stage)
    const first = post.command(1)
    const again = await post.send([first, post.command(2)])
    const checks: Record<string, boolean> = {
      'a command is applied': statusOf(again, 0) === 'applied' && statusOf(again, 1) === 'applied',
      'the same command gets the same outcome': isReplay(await post.send([first])),
      'the same id with another text is refused':
        codeOf(await post.send([{ ...post.command(1), id: first.id }])) === 'command.conflict_key',
      'a used number with another id is refused':
        codeOf(await post.send([post.command(2)])) === 'command.conflict_key',
      'a wrong hash is refused':
        codeOf(await post.send([{ ...post.command(3), payloadSha256: '0'.repeat(64) }])) ===
        'command.hash_mismatch',
      'an unknown type is refused':
        codeOf(await post.send([{ ...post.command(4), type: 'item.eat' }])) === 'command.unknown_type',
      'what follows a refused command passes': statusOf(await post.send([post.command(5)]), 0) === 'applied',
      'a hole is a gap': (await post.send([post.command(9)])).gap,
      'nothing behind a hole is carried out': (await post.send([])).lastSeq === 5,
    }
    return {
      faults: Object.keys(checks)
        .filter((name) => checks[name] !== true)
        .map((name) => `broken: ${name}`),
    }
  })

interface TwistedCommand {
  seq: number
  id?: string
  type?: string
  payloadSha256?: string
}

async function makeSender({ town: { world, office, people } }: Stage) {
  const person = people[2]
  const { life } = office
  if (person === undefined || life === undefined) throw new Error('the office is open')
  const ids = { now: () => world.now, randomBytes: (length: number) => world.dice.bytes(length) }
  const device = newDeviceId(ids)
  const cookie = await world.complete(() => office.signIn(person.accountId, device), life.owner)
  const send = async (commands: TwistedCommand[]): Promise<SyncResponse> => {
    const about = {
      protocol: 1,
      account: person.accountId,
      device,
      epoch: null,
      cursor: 0,
      appVersion: '0.1.0',
    }
    const payload = {
      ...about,
      firstSeq: commands[0]?.seq ?? 6,
      commands,
      sentAt: world.now,
      waiting: commands.length,
    }
    const headers = { cookie }
    const reply = await world.complete(
      () => office.handle({ method: 'POST', url: '/api/sync', headers, payload }),
      life.owner,
    )
    return reply.json<SyncResponse>()
  }
  const command = (seq: number) => {
    const text = {
      title: `第⟦3-x${world.dice.int(0, 2 ** 31)}⟧条`,
      body: '正文',
      category: 'news',
      eventAt: null,
      place: '',
    }
    const payload = { text, notes: [], manifest: [], isDeclaredUnclassified: true }
    const payloadSha256 = hash('sha256', canonicalJson(payload) ?? '', 'hex')
    const about = {
      seq,
      type: 'item.submit',
      baseRev: 0,
      schema: 1,
      appVersion: '0.1.0',
      clientTime: world.now,
    }
    return { ...about, id: newCommandId(ids), itemId: newItemId(ids), payload, payloadSha256 }
  }
  return { send, command }
}

const outcomeOf = ({ results }: SyncResponse, place: number): Outcome | undefined => results[place]?.outcome
const statusOf = (answer: SyncResponse, place: number) => outcomeOf(answer, place)?.status
const isReplay = ({ results }: SyncResponse) =>
  results[0]?.replayed === true && results[0].outcome.status === 'applied'

function codeOf(answer: SyncResponse): string | undefined {
  const outcome = outcomeOf(answer, 0)
  return outcome?.status === 'rejected' ? outcome.code : undefined
}
