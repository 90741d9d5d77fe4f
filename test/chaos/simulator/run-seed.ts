import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { START } from './start.ts'
import { decideSomething } from './desk-actions.ts'
import { enterWorld } from './globals.ts'
import { findFaults, findFaultsNow } from './invariants.ts'
import type { Weather } from './faults.ts'
import { NATURE_ACTIONS, type NatureAction } from './nature-actions.ts'
import { makeOfficeTemplate, type OfficeTemplate } from './office-template.ts'
import { OFFICER_ACTIONS, type OfficerAction } from './officer-actions.ts'
import type { Phone } from './phone.ts'
import { Dice } from './random.ts'
import { settle } from './settle.ts'
import { buildTown, type Town } from './town.ts'
import { World } from './world.ts'

export interface SeedResult {
  seed: number
  faults: string[]
  trace: string
  slowestHealMs: number
  counts: Record<string, number>
  steps: string[]
  log: readonly string[]
}

/** What kind of days are lived. */
export interface Scenario {
  /** How many things happen. */
  steps?: number
  /** Only one day in so many is lived at full length, the others with so few happenings. */
  brief?: { steps: number; fullOneIn: number }
  /** What happens to each phone before anything else. */
  opening?: readonly NatureAction[]
  nature?: readonly NatureAction[]
  officer?: readonly OfficerAction[]
  /** The network from the beginning; it changes only if `nature` lets it. */
  weather?: Weather
  phones?: number
  /** Whether the browsers have Web Locks; otherwise as it comes. */
  hasLocks?: boolean
}

export interface SeedOptions extends Scenario {
  isLogging?: boolean
  /** Steps that are left out, by number, when a failure is cut down. */
  without?: ReadonlySet<number>
}

let running: World | undefined

/** The one app of this process; its clock and its dice are those of the world that runs. */
export function makeSimulator(): Promise<OfficeTemplate> {
  const spare = new Dice(0)
  return makeOfficeTemplate({ now: () => running?.now ?? START }, () => running?.dice ?? spare)
}

/** Builds a town for one seed, lets `act` live in it, and clears everything away. */
export async function withTown<Result>(
  template: OfficeTemplate,
  {
    seed,
    phones,
    hasLocks,
    isLogging = false,
  }: Pick<SeedOptions, 'phones' | 'hasLocks' | 'isLogging'> & { seed: number },
  act: (town: Town) => Promise<Result>,
): Promise<Result> {
  const world = new World({ seed, now: START, isLogging })
  const folder = join(template.root, `seed-${seed}`)
  mkdirSync(folder)
  running = world
  enterWorld(world)
  const town = await buildTown(world, { template, folder, phones, hasLocks })
  try {
    return await act(town)
  } finally {
    for (const phone of town.phones) phone.crash()
    town.office.close()
    enterWorld(undefined)
    running = undefined
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lives one seed from the first draft to the healed end and says what was not as promised. */
export function runSeed(
  template: OfficeTemplate,
  seed: number,
  options: SeedOptions = {},
): Promise<SeedResult> {
  return withTown(template, { ...options, seed }, async (town) => {
    const steps: string[] = []
    const faults = await live(town, steps, { ...options, seed })
    return finish(town, { seed, steps, faults })
  })
}

const USUAL_STEPS = 45

/** The length of the day of one seed, where a row lives most of its days briefly. */
export function stepsOf({ steps = USUAL_STEPS, brief }: Scenario, seed: number): number {
  return brief === undefined || seed % brief.fullOneIn === 0 ? steps : brief.steps
}

/** Each step has dice of its own, so that leaving one out changes little in the others. */
async function live(town: Town, steps: string[], options: SeedOptions & { seed: number }): Promise<string[]> {
  const { world } = town
  const { seed, without } = options
  const count = stepsOf(options, seed)
  if (options.weather !== undefined) town.network.weather = options.weather
  world.dice.begin(seed * 1000)
  for (const phone of town.phones) for (const action of options.opening ?? []) await action.act(town, phone)
  for (let number = 1; number <= count; number++) {
    world.dice.begin(seed * 1000 + number)
    const step = chooseStep(town, options)
    steps.push(`${number} ${step.name}`)
    if (without?.has(number) !== true) {
      world.note(`step ${number} ${step.name}`)
      await step.act()
    }
    await world.pass(world.dice.chance(0.2) ? world.dice.int(5_000, 40_000) : world.dice.int(0, 2_000))
    const faults = findFaultsNow(town)
    if (faults.length > 0) return faults.map((fault) => `after step ${number}: ${fault}`)
  }
  return []
}

interface Step {
  name: string
  act(): Promise<void> | void
}

function chooseStep(town: Town, { nature = NATURE_ACTIONS, officer = OFFICER_ACTIONS }: Scenario): Step {
  const { dice } = town.world
  const phone = dice.pick(town.phones) as Phone
  const part = dice.next()
  if (part < 0.12) return { name: 'the editor decides', act: () => decideSomething(town) }
  const action = part < 0.6 ? dice.weighted(officer) : dice.weighted(nature)
  return { name: `${phone.name}: ${action.name}`, act: () => action.act(town, phone) }
}

async function finish(
  town: Town,
  { seed, steps, faults }: Pick<SeedResult, 'seed' | 'steps' | 'faults'>,
): Promise<SeedResult> {
  const { world, network, ledger, office } = town
  const { slowestHealMs, stuck } = faults.length > 0 ? { slowestHealMs: 0, stuck: [] } : await settle(town)
  const found = faults.length > 0 ? faults : [...stuck.map((where) => `stuck: ${where}`), ...findFaults(town)]
  const texts = ledger.writings.filter(({ state }) => state === 'saved').length
  const rebuilds = town.phones.reduce((total, phone) => total + phone.rebuilds, 0)
  const counts = {
    ...network.counts,
    texts,
    tasks: world.tasks,
    restores: office.restores,
    rebuilds,
    takenBack: ledger.takenBack,
  }
  return { seed, steps, slowestHealMs, counts, faults: found, trace: world.digest(), log: world.log }
}
