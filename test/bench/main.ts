/** `npm run bench [-- progress|score|phone|keys|crowded|wire|link|desk|server|demo|likeness]`: one JSON line per figure. */
const parts = process.argv.slice(2)
const isWanted = (name: string) => parts.length === 0 || parts.includes(name)

if (isWanted('progress')) {
  const { benchProgress } = await import('./progress.bench.ts')
  benchProgress()
  const { benchProgressInPage } = await import('./progress-page.bench.ts')
  await benchProgressInPage()
}
if (isWanted('score')) {
  const { benchLedger } = await import('./ledger.bench.ts')
  benchLedger()
}
if (isWanted('phone')) {
  const { benchPhone } = await import('./phone.bench.ts')
  await benchPhone()
}
// Parts of the phone's that are measured often, each alone.
if (parts.includes('keys')) {
  const { benchKeysAlone } = await import('./phone.bench.ts')
  await benchKeysAlone()
}
if (parts.includes('crowded')) {
  const { benchCrowdAlone } = await import('./phone.bench.ts')
  await benchCrowdAlone()
}
if (isWanted('wire')) {
  const { benchWireBytes } = await import('./wire-bytes.bench.ts')
  await benchWireBytes()
}
if (isWanted('link')) {
  const { benchSlowLink } = await import('./slow-link.bench.ts')
  await benchSlowLink()
}
if (isWanted('desk')) {
  const { benchDesk } = await import('./desk.bench.ts')
  await benchDesk()
}
if (isWanted('likeness')) {
  await import('./likeness.bench.ts')
}
if (isWanted('demo')) {
  const { benchDemo } = await import('./demo.bench.ts')
  await benchDemo()
}
if (isWanted('server')) {
  await import('./server-county.bench.ts')
  await import('./server-commands.bench.ts')
}

export {}
