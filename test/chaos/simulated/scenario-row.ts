import { SCENARIOS } from '../simulator/scenarios.ts'
import { liveSeeds } from './live-seeds.ts'

/** The row of a scenario, in the form of every other fault. */
export const rowOf = (name: string) => (cycles: number, random: () => number) =>
  liveSeeds(name, { cycles, random, scenario: SCENARIOS[name] ?? {} })
