import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url))

/** A picture of what the page shows now, as docs/pictures/<name>.png. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300)
  const png = await page.screenshot()
  await sharp(png)
    .png({ palette: true, quality: 90 })
    .toFile(join(folder, `${name}.png`))
}

/** Several phones side by side, for the README. */
export async function joinPictures(names: string[], target: string): Promise<void> {
  const gap = 24
  const parts = await Promise.all(
    names.map((name) => sharp(join(folder, `${name}.png`)).toBuffer({ resolveWithObject: true })),
  )
  const width = parts.reduce((total, { info }) => total + info.width + gap, gap)
  const height = Math.max(...parts.map(({ info }) => info.height)) + 2 * gap
  let left = gap
  const placed = parts.map(({ data, info }) => {
    const part = { input: data, left, top: gap }
    left += info.width + gap
    return part
  })
  await sharp({ create: { width, height, channels: 3, background: '#dcd8cf' } })
    .composite(placed)
    .png({ palette: true, quality: 85 })
    .toFile(join(folder, `${target}.png`))
}
