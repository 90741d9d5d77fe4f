import type { BrowserContext } from 'playwright-core'

/** Decodes, draws at 1600 px and encodes, in an empty page's worker: what no app can do without. */
export async function openBareWorker(context: BrowserContext) {
  const page = await context.newPage()
  await page.setContent('<input type="file" />')
  await page.evaluate(startWorker)
  return {
    /** Milliseconds from handing the file over until its JPEG is there. */
    async scale(path: string): Promise<number> {
      await page.bringToFront()
      await page.locator('input').setInputFiles(path)
      return page.evaluate(() => (globalThis as unknown as { scaleBare(): Promise<number> }).scaleBare())
    },
  }
}

/** Runs in the page. */
function startWorker() {
  async function scale({ data }: MessageEvent<Blob>) {
    const full = await createImageBitmap(data, { imageOrientation: 'from-image' })
    const factor = 1600 / Math.max(full.width, full.height)
    const canvas = new OffscreenCanvas(Math.round(full.width * factor), Math.round(full.height * factor))
    const context = canvas.getContext('2d', { alpha: false })
    if (context === null) throw new Error('no canvas')
    context.imageSmoothingQuality = 'high'
    context.drawImage(full, 0, 0, canvas.width, canvas.height)
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
    postMessage(jpeg.size)
  }
  const source = new Blob([`onmessage = ${scale.toString()}`], { type: 'text/javascript' })
  const worker = new Worker(URL.createObjectURL(source))
  const scaleBare = () =>
    new Promise<number>((resolve) => {
      const startedAt = performance.now()
      worker.onmessage = () => resolve(performance.now() - startedAt)
      worker.postMessage(document.querySelector('input')?.files?.[0])
    })
  Object.assign(globalThis, { scaleBare })
}
