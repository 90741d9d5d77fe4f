import { replaceGlobals } from './globals.ts'
replaceGlobals()
const { makeDurabilityMatter } = await import('./storage.ts')
const { makeSimulator, runSeed } = await import('./run-seed.ts')
makeDurabilityMatter()
const template = await makeSimulator()
const from = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 1)
const t = performance.now(); let bad = 0, worst = 0
for (let s = from; s < from + n; s++) {
  const r = await runSeed(template, s, { isLogging: n === 1 })
  worst = Math.max(worst, r.slowestHealMs)
  if (n === 1) { console.log(r.log.join('\n')); console.log(r.counts, r.trace) }
  if (r.faults.length) { bad++; console.log(s, r.faults.slice(0, 3)) }
}
console.log('bad', bad, 'ms/seed', (performance.now() - t) / n, 'worst heal', worst)
await template.close()
