import { newCommandId } from '../../../src/domain/ids.ts'
import { EDITOR } from './office-template.ts'
import type { Town } from './town.ts'

/** The editor decides on something that lies on the desk, over a good line and the real routes. */
export async function decideSomething(town: Town): Promise<void> {
  const { world, office } = town
  const { life } = office
  if (life === undefined) return
  await world.complete(() => decide(town), life.owner).catch(() => undefined)
}

async function decide({ world, office, desk }: Town): Promise<void> {
  // An editor's session ends after half an hour without a word.
  desk.cookie = await office.signIn(EDITOR.id)
  const sql = "select id, rev from items where status in ('registered', 'reserved') order by id"
  const item = world.dice.pick(office.db.all<{ id: string; rev: number }>(sql))
  if (item === undefined) return
  const ids = { now: () => world.now, randomBytes: (length: number) => world.dice.bytes(length) }
  const words = { reason: 'figures_unverified', words: '请核实' }
  const decision = world.dice.chance(0.7)
    ? { type: 'returned', ...words }
    : world.dice.pick(['reserved', 'not_used']) === 'reserved'
      ? { type: 'reserved', reason: 'verification', words: words.words }
      : { type: 'not_used', ...words }
  const reply = await office.handle({
    method: 'POST',
    url: `/api/desk/items/${item.id}/decisions`,
    headers: { cookie: desk.cookie },
    payload: { ...decision, id: newCommandId(ids), baseRev: item.rev },
  })
  world.note(`the desk: ${decision.type} ${item.id} -> ${reply.statusCode}`)
}
