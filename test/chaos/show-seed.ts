/** Lives one seed with its whole trace, and cuts the list of its steps down while it still fails. */
export async function showSeed(seed: number, scenarioName: string): Promise<number> {
  await import('./simulator/enter.ts')
  const { makeSimulator, runSeed } = await import('./simulator/run-seed.ts')
  const { SCENARIOS } = await import('./simulator/scenarios.ts')
  const scenario = SCENARIOS[scenarioName]
  if (scenario === undefined) throw new Error(`there is no scenario "${scenarioName}"`)
  const template = await makeSimulator()
  try {
    const whole = await runSeed(template, seed, { ...scenario, isLogging: true })
    console.log(whole.log.join('\n'))
    console.log(`seed ${seed}, trace ${whole.trace}`, whole.counts)
    if (whole.faults.length === 0) return 0
    const without = new Set<number>()
    for (let number = whole.steps.length; number > 0; number--) {
      without.add(number)
      const { faults } = await runSeed(template, seed, { ...scenario, without })
      if (faults.length === 0) without.delete(number)
    }
    const needed = whole.steps.filter((_, index) => !without.has(index + 1))
    console.log(`\nsteps that are needed:\n${needed.join('\n')}\n\n${whole.faults.join('\n')}`)
    return 1
  } finally {
    await template.close()
  }
}
