import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launchChromium } from '../support/chromium.ts'
import { median, printFigure } from './figure.ts'

const ENTRY = fileURLToPath(new URL('./officer-in-page.ts', import.meta.url))

/** An officer's 13 months in Chromium with the processor slowed down four times, in an empty page. */
export async function benchProgressInPage(): Promise<void> {
  const code = await bundle()
  const chromium = await launchChromium()
  try {
    const page = await chromium.context.newPage()
    await page.addScriptTag({ content: code })
    const devtools = await chromium.context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const times: number[] = await page.evaluate('officer.timeOfficerMonths({ warm: 3, runs: 9 })')
    printFigure({
      name: 'progress: 13 months of one officer, 2,000 records, in Chromium, CPU x4',
      value: median(times),
      unit: 'ms',
      limit: 20,
    })
  } finally {
    await chromium.close()
  }
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['iife'], name: 'officer' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('nothing was built')
  return output.output[0].code
}
